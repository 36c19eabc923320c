import '../styles/day.css';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type DayPeriod, dayInstead, dayPeriod } from '../core/day.ts';
import type { DayLoader } from '../core/day-loader.ts';
import type { DaySegment, TechnicianDay } from '../core/history.ts';
import { formatPlaceLink } from '../core/place-link.ts';
import { text } from '../text.ts';
import { type DayHistoryApi, useTechnicianDay } from './day-history.ts';
import { SpeedLegend } from './day-legend.tsx';
import { DayStepper } from './day-stepper.tsx';
import { DaySummary } from './day-summary.tsx';
import { DayTable } from './day-table.tsx';
import { CopyButton, linkTo } from './details-copy.tsx';
import { LoadFailed } from './details-day.tsx';
import { useFocusWhenLost } from './details-focus.ts';
import { Exports } from './exports.tsx';
import { useZone } from './zone-context.ts';

export interface DayViewProps {
  readonly technicianId: string;
  readonly displayName: string;
  /** The calendar day, `2026-11-20`; one that is none is said to be. */
  readonly day: string;
  /** Now by the server's clock, also while the past is shown. */
  readonly nowMs: number;
  /** The newest fix known of the technician: offered where a day has nothing. */
  readonly lastFixMs: number | undefined;
  readonly history: DayHistoryApi;
  /** Another day was chosen. */
  onDay(day: string): void;
  /** What the map is to draw; undefined: nothing, also when the view goes. */
  onShown(day: TechnicianDay | undefined): void;
  /** The stop, drive or gap to point out on the map. */
  onSegment(segment: DaySegment | undefined): void;
  /** The whole board is to go to this time, ms since the epoch. */
  onGoTo(atMs: number): void;
  onClose(): void;
}

/** The history of one technician, a day at a time. The trail itself is on the map. */
export function DayView(props: DayViewProps) {
  const { technicianId, displayName, day, nowMs, history, onDay, onClose } = props;
  const zone = useZone();
  const panel = useFocusWhenLost();
  const today = zone.dayOf(nowMs);
  const period = dayPeriod(day, zone);
  const loader = useTechnicianDay(history, period && { technicianId, fromMs: period.fromMs, toMs: period.toMs });
  useShownOnMap(loader, props);
  return (
    <section
      class="panel day"
      ref={panel}
      tabIndex={-1}
      aria-label={text.day.of(displayName)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header class="panel-head">
        <button class="icon-button" type="button" aria-label={text.day.back} title={text.day.back} onClick={onClose}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M10 3 5 8l5 5" />
          </svg>
        </button>
        <div class="panel-title">
          <h2 dir="auto">{displayName}</h2>
          <p class="panel-under">{text.day.title}</p>
        </div>
        <CopyButton
          content={() => linkTo(formatPlaceLink({ technicianId, atMs: undefined, day }))}
          words={text.day.copyLink}
          label={text.day.copyLinkWhat}
        />
      </header>
      <div class="day-choice">
        <DayStepper day={day} today={today} onDay={onDay} />
        <button
          class="button"
          type="button"
          aria-disabled={day === today}
          onClick={() => {
            if (day !== today) onDay(today);
          }}
        >
          {text.day.today}
        </button>
      </div>
      {period ? (
        <DayContent {...props} period={period} loader={loader} />
      ) : (
        <p class="panel-note">{text.day.noSuchDay}</p>
      )}
    </section>
  );
}

interface DayContentProps extends DayViewProps {
  readonly period: DayPeriod;
  readonly loader: DayLoader<TechnicianDay>;
}

function DayContent(props: DayContentProps) {
  const { technicianId, day, nowMs, lastFixMs, period, loader, onDay, onSegment, onGoTo } = props;
  const zone = useZone();
  const state = loader.state.value;
  switch (state.kind) {
    case 'loading':
      return (
        <p class="panel-note" role="status">
          {text.day.loading}
        </p>
      );
    case 'failed':
      return <LoadFailed words={text.day.problem(state.problem)} onRetry={loader.retry} />;
    case 'unknown':
      return <p class="panel-note">{text.details.nobody(technicianId)}</p>;
    case 'empty': {
      const instead = dayInstead(day, lastFixMs, zone);
      const insteadMs = zone.dayStartMs(instead) ?? nowMs;
      return (
        <div class="day-empty" role="status">
          <p class="panel-note">{text.day.empty}</p>
          <button class="button" type="button" onClick={() => onDay(instead)}>
            {text.day.showDay(zone.date(insteadMs, nowMs))}
          </button>
        </div>
      );
    }
    case 'ready':
      return (
        <>
          <DaySummary day={state.value} />
          <p class="panel-note day-fixes">
            {text.day.basis(state.value.fixes, state.value.lateFixes, state.value.speedMaxMps)}
          </p>
          {state.problem && <p class="panel-note">{text.day.notNewest(state.problem, state.loadedAtMs, zone)}</p>}
          <SpeedLegend hasLate={state.value.lateFixes > 0} />
          <DayTable key={`${day} ${technicianId}`} day={state.value} onSegment={onSegment} onGoTo={onGoTo} />
          <Exports technicianId={technicianId} period={period} />
        </>
      );
  }
}

// The map outlives this view, so it is told when there is nothing to draw any more.
function useShownOnMap(loader: DayLoader<TechnicianDay>, props: DayViewProps): void {
  const handlers = useRef(props);
  handlers.current = props;
  const state = loader.state.value;
  const shown = state.kind === 'ready' ? state.value : undefined;
  // Before the table points out a part of it, which it does in a later effect.
  useLayoutEffect(() => handlers.current.onShown(shown), [shown]);
  useEffect(() => () => handlers.current.onShown(undefined), []);
}
