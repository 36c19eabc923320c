import '../styles/timeline.css';
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { createDayActivity } from '../adapters/day-activity.ts';
import type { HistoryApi } from '../core/history.ts';
import { PLAY_BACK_MS, type Replay } from '../core/replay.ts';
import { activityHours, sameTimeOn, timelineDayOf } from '../core/timeline.ts';
import { text } from '../text.ts';
import { DayStepper } from './day-stepper.tsx';
import { TimelineBar } from './timeline-bar.tsx';
import { PlayControls, TruthSwitch } from './timeline-controls.tsx';
import { TimelineNotes } from './timeline-notes.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { useZone } from './zone-context.ts';

export interface TimelineProps {
  readonly replay: Replay;
  readonly api: Pick<HistoryApi, 'activity'>;
  readonly mode: ReadonlySignal<'live' | 'past'>;
  /** The server's clock, ms since the epoch. */
  liveTimeMs(): number;
  /** Shows a time of the past: the mode becomes `past`, the replay goes there. */
  onGoTo(atMs: number): void;
  /** Shows the present again: the mode becomes `live`, the replay stops. */
  onLive(): void;
}

/** The playhead of the present moves, and the day may end, this often, ms. */
const TICK_MS = 5_000;
/** The present day's activity is asked for again this often, ms. */
const REFRESH_MS = 60_000;

/** A day whose activity has not been asked for yet. */
const UNCOUNTED = { bins: [], binMs: 0, isLoading: true, hasFailed: false } as const;

/** One timeline from rewind to live: the day's activity, the time that is shown, and how to get to another. */
export function Timeline({ replay, api, mode, liveTimeMs, onGoTo, onLive }: TimelineProps) {
  const zone = useZone();
  const extraId = useId();
  const isMoreOpen = useSignal(false);
  const moreButton = useRef<HTMLButtonElement>(null);
  const extra = useRef<HTMLDivElement>(null);
  useEscape(extra, isMoreOpen.value, () => {
    isMoreOpen.value = false;
    moreButton.current?.focus();
  });
  const liveMs = useTicking(liveTimeMs);
  const activity = useMemo(() => createDayActivity(api), [api]);
  useEffect(() => activity.stop, [activity]);
  const isPast = mode.value === 'past';
  const atMs = isPast ? replay.state.value.atMs : liveMs;
  const dayName = zone.dayOf(atMs);
  const day = useMemo(() => timelineDayOf(zone.dayStartMs(dayName) ?? 0, zone), [dayName, zone]);
  const isToday = zone.dayOf(liveMs) === dayName;
  const counted = activity.state.value;
  const { bins, binMs, isLoading, hasFailed } = counted.day?.fromMs === day.fromMs ? counted : UNCOUNTED;

  // The fleet first: counting a day is more work for the server than showing a moment of it.
  const isFleetIn = !isPast || replay.state.value.loading !== 'moment';
  useEffect(() => {
    if (isFleetIn) activity.show(day);
  }, [activity, day, isFleetIn]);
  useEffect(() => {
    if (!isToday) return undefined;
    const refresher = setInterval(activity.refresh, REFRESH_MS);
    return () => clearInterval(refresher);
  }, [activity, isToday]);
  useEffect(() => replay.setActivity(bins, binMs), [replay, bins, binMs]);

  const goTo = (wantedMs: number) => (wantedMs >= liveTimeMs() ? onLive() : onGoTo(wantedMs));
  const goToDay = (wanted: string) => {
    const wantedMs = sameTimeOn(wanted, atMs, zone);
    if (wantedMs !== undefined) goTo(wantedMs);
  };
  const play = () => {
    if (!isPast) onGoTo(liveTimeMs() - PLAY_BACK_MS);
    replay.play();
  };
  return (
    <section class={isPast ? 'timeline timeline-past' : 'timeline'} aria-label={text.timeline.title}>
      <div class="timeline-controls">
        <PlayControls replay={replay} isPast={isPast} onPlay={play} />
        <DayStepper day={dayName} today={zone.dayOf(liveMs)} onDay={goToDay} />
        <button
          ref={moreButton}
          class="button timeline-more"
          type="button"
          aria-expanded={isMoreOpen.value}
          aria-controls={extraId}
          onClick={() => {
            isMoreOpen.value = !isMoreOpen.value;
          }}
        >
          {text.timeline.more}
        </button>
        <div
          ref={extra}
          id={extraId}
          class={isMoreOpen.value ? 'timeline-extra timeline-extra-open' : 'timeline-extra'}
        >
          <TruthSwitch truth={replay.state.value.truth} onTruth={replay.setTruth} />
          <TimelineTable
            hours={activityHours(bins, day)}
            dateWords={text.timeline.dateOf(atMs, liveMs, zone)}
            onGoTo={goTo}
          />
        </div>
        <span class="timeline-space" />
        {isPast ? (
          <button class="button timeline-return" type="button" onClick={onLive}>
            {text.timeline.returnToLive}
          </button>
        ) : (
          <span class="timeline-live">{text.timeline.live}</span>
        )}
      </div>
      <TimelineBar
        day={day}
        bins={bins}
        binMs={binMs}
        atMs={atMs}
        liveMs={liveMs}
        isPast={isPast}
        replay={replay}
        onGoTo={goTo}
        onLive={onLive}
      />
      <TimelineNotes
        state={isPast ? replay.state.value : undefined}
        isEmpty={!isLoading && !hasFailed && bins.every(({ technicians }) => technicians === 0)}
        isToday={isToday}
        isLoadingDay={isLoading && bins.length === 0}
        hasActivityFailed={hasFailed}
        onRetry={replay.retry}
        onRetryActivity={activity.refresh}
      />
    </section>
  );
}

/** The present, anew every few seconds. */
function useTicking(liveTimeMs: () => number): number {
  const tick = useSignal(0);
  useEffect(() => {
    const ticker = setInterval(() => {
      tick.value++;
    }, TICK_MS);
    return () => clearInterval(ticker);
  }, [tick]);
  // Reading it draws the view again.
  return tick.value >= 0 ? liveTimeMs() : 0;
}

/** Escape inside of an element closes it, and nothing else on the page. */
function useEscape(element: { readonly current: HTMLElement | null }, isOpen: boolean, close: () => void): void {
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    const open = element.current;
    if (!isOpen || !open) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      closing.current();
    };
    open.addEventListener('keydown', onKeyDown);
    return () => open.removeEventListener('keydown', onKeyDown);
  }, [element, isOpen]);
}
