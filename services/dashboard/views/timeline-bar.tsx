import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ActivityBin } from '../core/history.ts';
import type { Replay } from '../core/replay.ts';
import { binAt, isLiveTime, partOf, type TimelineDay, timeAtPart, timelineKey } from '../core/timeline.ts';
import type { Zone } from '../core/zone.ts';
import { text } from '../text.ts';
import { TimelineChart } from './timeline-chart.tsx';
import { useZone } from './zone-context.ts';

const MINUTE_MS = 60_000;

interface TimelineBarProps {
  readonly day: TimelineDay;
  readonly bins: readonly ActivityBin[];
  readonly binMs: number;
  /** The time that is shown, or asked for. */
  readonly atMs: number;
  readonly liveMs: number;
  readonly isPast: boolean;
  readonly replay: Pick<Replay, 'state' | 'play' | 'pause'>;
  onGoTo(atMs: number): void;
  onLive(): void;
}

/** The day from left to right: what was going on, and the playhead, by pointer and by keyboard. */
export function TimelineBar(props: TimelineBarProps) {
  const { day, bins, binMs, atMs, liveMs, isPast, onGoTo, onLive } = props;
  const zone = useZone();
  const track = useRef<HTMLDivElement>(null);
  const hoverMs = useSignal<number | undefined>(undefined);
  const widthPx = useWidth(track);
  const drag = useDrag(props, track, hoverMs);
  const part = partOf(day, atMs);
  const lastMs = Math.min(liveMs, day.toMs);

  const onKeyDown = (event: KeyboardEvent) => {
    const meant = timelineKey(event, atMs, day, liveMs);
    if (!meant || event.ctrlKey || event.metaKey || event.altKey) return;
    // Not for the shortcuts of the rest of the page.
    event.preventDefault();
    event.stopPropagation();
    if (meant.kind === 'time') onGoTo(meant.atMs);
    else if (isPast) onLive();
  };
  return (
    <div
      ref={track}
      class="timeline-track"
      role="slider"
      tabIndex={0}
      aria-label={text.timeline.slider}
      aria-valuemin={0}
      aria-valuemax={Math.round((lastMs - day.fromMs) / MINUTE_MS)}
      aria-valuenow={Math.round((atMs - day.fromMs) / MINUTE_MS)}
      aria-valuetext={
        isPast
          ? text.timeline.sliderValue(atMs, liveMs, zone, activeWords(bins, binMs, atMs))
          : text.timeline.sliderLive(liveMs, zone)
      }
      onKeyDown={onKeyDown}
      {...drag}
    >
      <TimelineChart day={day} bins={bins} binMs={binMs} liveMs={liveMs} widthPx={widthPx.value} />
      <span class="timeline-head" style={{ left: `${part * 100}%` }} />
      {hoverMs.value !== undefined && (
        <Tip day={day} bins={bins} binMs={binMs} atMs={hoverMs.value} liveMs={liveMs} zone={zone} />
      )}
    </div>
  );
}

type TipProps = Pick<TimelineBarProps, 'day' | 'bins' | 'binMs' | 'atMs' | 'liveMs'> & { readonly zone: Zone };

function Tip({ day, bins, binMs, atMs, liveMs, zone }: TipProps) {
  const part = partOf(day, atMs);
  const words = atMs > liveMs ? text.timeline.toCome : activeWords(bins, binMs, atMs);
  // It leans inwards, so that it stays on the page at both ends.
  return (
    <span class="timeline-tip" aria-hidden="true" style={{ left: `${part * 100}%`, translate: `${-part * 100}% 0` }}>
      <strong>{zone.minutes(atMs)}</strong>
      {words !== '' && ` ${words}`}
    </span>
  );
}

function activeWords(bins: readonly ActivityBin[], binMs: number, atMs: number): string {
  const bin = binAt(bins, binMs, atMs);
  return bin ? text.timeline.active(bin.technicians, bin.late) : '';
}

/** Click and drag go to a time; playing waits meanwhile. The future is not to be had: dragging into it is the present. */
function useDrag(
  { day, liveMs, isPast, replay, onGoTo, onLive }: TimelineBarProps,
  track: { readonly current: HTMLDivElement | null },
  hoverMs: Signal<number | undefined>,
) {
  const dragging = useRef<{ wasPlaying: boolean } | undefined>(undefined);
  const timeOf = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    return box ? timeAtPart(day, (event.clientX - box.left) / box.width) : liveMs;
  };
  const goTo = (atMs: number) => {
    if (!isLiveTime(atMs, liveMs)) onGoTo(atMs);
    else if (isPast) onLive();
  };
  const onEnd = () => {
    if (dragging.current?.wasPlaying && isPast) replay.play();
    dragging.current = undefined;
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      const atMs = timeOf(event);
      if (event.button !== 0 || (atMs > liveMs && !isLiveTime(atMs - MINUTE_MS, liveMs))) return;
      track.current?.setPointerCapture(event.pointerId);
      dragging.current = { wasPlaying: isPast && replay.state.peek().isPlaying };
      replay.pause();
      goTo(atMs);
    },
    onPointerMove: (event: PointerEvent) => {
      const atMs = timeOf(event);
      const isNew = atMs !== hoverMs.peek();
      hoverMs.value = atMs;
      if (dragging.current && isNew) goTo(atMs);
    },
    onPointerUp: onEnd,
    onPointerCancel: onEnd,
    onPointerLeave: () => {
      if (!dragging.current) hoverMs.value = undefined;
    },
    onLostPointerCapture: () => {
      onEnd();
      hoverMs.value = undefined;
    },
  };
}

/** How wide an element is drawn, px; 0 before it is. */
function useWidth(element: { readonly current: HTMLElement | null }): Signal<number> {
  const widthPx = useSignal(0);
  useEffect(() => {
    const observed = element.current;
    if (!observed) return undefined;
    const observer = new ResizeObserver(() => {
      widthPx.value = observed.clientWidth;
    });
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element, widthPx]);
  return widthPx;
}
