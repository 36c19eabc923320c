import type { BoardTechnician } from '@fieldcast/client';
import { ageOf } from '../core/age.ts';
import { dayPeriod } from '../core/day.ts';
import { formatPlaceLink } from '../core/place-link.ts';
import { toRow } from '../core/roster.ts';
import { silenceReasonOf } from '../core/silence-reason.ts';
import { text } from '../text.ts';
import { type DayHistoryApi, useConnections, useTechnicianDay } from './day-history.ts';
import { ConnectionList } from './details-connections.tsx';
import { CopyButton, linkTo } from './details-copy.tsx';
import { DetailsDay } from './details-day.tsx';
import { DetailsFacts } from './details-facts.tsx';
import { useFocusWhenLost } from './details-focus.ts';
import { FreshnessSign } from './freshness-sign.tsx';
import { useZone } from './zone-context.ts';

export interface DetailsProps {
  /** As the picture has the technician: of now, or of the time that is shown. */
  readonly technician: BoardTechnician;
  /** The time the picture is of, ms since the epoch by the server's clock. */
  readonly timeMs: number;
  /** True when that is the past: the phone's state is then unknown, and the day is the one of that time. */
  readonly isPast: boolean;
  readonly history: DayHistoryApi;
  readonly isFollowing: boolean;
  readonly canFollow: boolean;
  onFollow(isFollowing: boolean): void;
  /** Opens the history of the technician. @param day the calendar day, `2026-11-20`. */
  onOpenDay(day: string): void;
  onPhoneLink(): void;
  onClose(): void;
}

/** What is known of the selected technician. */
export function Details(props: DetailsProps) {
  const { technician, timeMs, isPast, history, onClose } = props;
  const { displayName, technicianId } = technician;
  const zone = useZone();
  const panel = useFocusWhenLost();
  const today = dayPeriod(zone.dayOf(timeMs), zone);
  const request = today && { technicianId, fromMs: today.fromMs, toMs: today.toMs };
  const day = useTechnicianDay(history, request);
  const connections = useConnections(history, request);
  return (
    <section
      class="panel details"
      ref={panel}
      tabIndex={-1}
      aria-label={text.details.of(displayName)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <DetailsHead {...props} />
      <DetailsActions {...props} />
      <DetailsFacts
        technician={technician}
        timeMs={timeMs}
        isPast={isPast}
        day={day.state.value}
        connections={connections.state.value}
      />
      <DetailsDay loader={day} timeMs={timeMs} isPast={isPast} />
      <ConnectionList loader={connections} />
      {!isPast && (
        <button class="button details-phone" type="button" aria-haspopup="dialog" onClick={props.onPhoneLink}>
          {text.phone.linkFor}
        </button>
      )}
    </section>
  );
}

function DetailsHead({ technician, timeMs, isPast, onClose }: DetailsProps) {
  const { displayName, technicianId } = technician;
  const { freshness, ageMs } = toRow(technician, timeMs);
  const words = isPast && freshness === 'fresh' ? text.details.freshThen : text.freshness[freshness];
  const reason = silenceReasonOf(technician, timeMs);
  return (
    <>
      <header class="panel-head">
        <FreshnessSign freshness={freshness} />
        <div class="panel-title">
          <h2 dir="auto">{displayName}</h2>
          {technicianId !== displayName && <p class="panel-under">{technicianId}</p>}
        </div>
        <button class="icon-button" type="button" aria-label={text.details.close} onClick={onClose}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 4 8 8m0-8-8 8" />
          </svg>
        </button>
      </header>
      <p class="details-freshness">
        <span class={`freshness freshness-${freshness}`}>{words}</span>
        {ageMs !== undefined && <span class="details-age">{text.age(ageOf(ageMs))}</span>}
        {reason && <span class="details-reason">{text.roster.reason(reason, timeMs)}</span>}
      </p>
    </>
  );
}

function DetailsActions(props: DetailsProps) {
  const { technician, timeMs, isFollowing, canFollow, onFollow, onOpenDay } = props;
  const { technicianId, position } = technician;
  const zone = useZone();
  return (
    <div class="panel-actions">
      {position && canFollow && (
        <button
          class="button button-toggle"
          type="button"
          aria-pressed={isFollowing}
          onClick={() => onFollow(!isFollowing)}
        >
          {isFollowing ? text.details.following : text.details.follow}
        </button>
      )}
      <button class="button" type="button" onClick={() => onOpenDay(zone.dayOf(timeMs))}>
        {text.details.wholeDay}
      </button>
      <CopyButton
        content={() => linkTo(formatPlaceLink({ technicianId, atMs: timeMs, day: undefined }))}
        words={text.details.copyLink}
        label={text.details.copyLinkWhat}
      />
    </div>
  );
}
