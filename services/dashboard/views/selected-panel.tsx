import type { BoardTechnician } from '@fieldcast/client';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Scene } from '../adapters/scene.ts';
import type { DaySegment, TechnicianDay } from '../core/history.ts';
import type { Moment } from '../core/roster-index.ts';
import { DayView } from './day.tsx';
import { Details } from './details.tsx';
import { LinkProblem, UnknownTechnician } from './details-notices.tsx';

interface SelectedPanelProps {
  readonly scene: Scene;
  readonly moment: ReadonlySignal<Moment>;
  readonly canFollow: boolean;
  /** What of an open day the map is to draw, and the stop, drive or gap to point out. */
  readonly shownDay: Signal<TechnicianDay | undefined>;
  readonly segment: Signal<DaySegment | undefined>;
  onPhoneLink(technician: BoardTechnician): void;
}

/** Beside the map: the selected technician's details or day, or why a link leads nowhere. */
export function SelectedPanel(props: SelectedPanelProps) {
  const { scene, moment, canFollow, shownDay, segment, onPhoneLink } = props;
  const { place, fleet, history, mode } = scene;
  const { serverNowMs } = moment.value;
  const id = place.selectedId.value;
  const problem = place.problem.value;
  if (problem)
    return (
      <LinkProblem
        problem={problem}
        onClose={() => {
          place.problem.value = undefined;
        }}
      />
    );
  if (id === undefined) return null;
  const technician = shownTechnician(scene, id);
  if (!technician)
    return fleet.hasPicture() ? <UnknownTechnician id={id} onClose={() => place.select(undefined)} /> : null;

  const day = place.day.value;
  if (day === undefined)
    return (
      <Details
        technician={technician}
        timeMs={serverNowMs}
        isPast={mode.value === 'past'}
        history={history}
        isFollowing={place.isFollowing.value}
        canFollow={canFollow}
        onFollow={(isFollowing) => {
          place.isFollowing.value = isFollowing;
        }}
        onOpenDay={place.openDay}
        onPhoneLink={() => onPhoneLink(technician)}
        onClose={() => place.select(undefined)}
      />
    );
  return (
    <DayView
      technicianId={id}
      displayName={technician.displayName}
      day={day}
      nowMs={fleet.timeMs()}
      lastFixMs={fleet.find(id)?.position?.timeMs}
      history={history}
      onDay={place.openDay}
      onShown={(shown) => {
        shownDay.value = shown;
        segment.value = undefined;
      }}
      onSegment={(next) => {
        segment.value = next;
      }}
      onGoTo={place.goTo}
      onClose={() => place.openDay(undefined)}
    />
  );
}

// Somebody without a position at a time of the past is still known by name.
function shownTechnician({ picture, fleet }: Scene, id: string): BoardTechnician | undefined {
  const shown = picture.value.find(id);
  if (shown) return shown;
  const known = fleet.find(id);
  return known && { ...known, position: undefined, presence: undefined };
}
