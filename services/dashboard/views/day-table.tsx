import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type DayRow, dayRows } from '../core/day.ts';
import type { DaySegment, TechnicianDay } from '../core/history.ts';
import { text } from '../text.ts';
import { useZone } from './zone-context.ts';

interface DayTableProps {
  readonly day: TechnicianDay;
  onSegment(segment: DaySegment | undefined): void;
  onGoTo(atMs: number): void;
}

/**
 * Stops, drives and gaps in order of time. The row under the pointer or the keyboard is pointed out on the map; a
 * click keeps it there until the next.
 */
export function DayTable({ day, onSegment, onGoTo }: DayTableProps) {
  const picked = useSignal<string | undefined>(undefined);
  const rows = dayRows(day.segments);
  const point = usePointing(onSegment);
  const backToPicked = () => point(rows.find(({ segment }) => keyOf(segment) === picked.peek())?.segment);
  // A day that goes on is loaded anew and drawn anew; what was pointed out in the old one is so in the new one.
  useEffect(() => {
    if (picked.peek() !== undefined) backToPicked();
  }, [day]);
  const { columns } = text.day;
  return (
    <table class="day-table">
      <caption class="only-heard">{text.day.table}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.from}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col">{columns.duration}</th>
          <th scope="col">{columns.distance}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={keyOf(row.segment)}
            row={row}
            isPicked={keyOf(row.segment) === picked.value}
            onPoint={() => point(row.segment)}
            onLeave={backToPicked}
            onPick={() => {
              picked.value = picked.value === keyOf(row.segment) ? undefined : keyOf(row.segment);
              point(row.segment);
            }}
            onGoTo={() => onGoTo(row.segment.fromMs)}
          />
        ))}
      </tbody>
    </table>
  );
}

// A stop of a single fix begins with what follows it.
function keyOf({ kind, fromMs }: DaySegment): string {
  return `${kind} ${fromMs}`;
}

/** Tells the map what is pointed out, once each time that changes; nothing any more when the table goes. */
function usePointing(onSegment: DayTableProps['onSegment']): DayTableProps['onSegment'] {
  const handler = useRef(onSegment);
  handler.current = onSegment;
  const pointed = useRef<DaySegment | undefined>(undefined);
  const point = (segment: DaySegment | undefined) => {
    if (segment === pointed.current) return;
    pointed.current = segment;
    handler.current(segment);
  };
  useEffect(
    () => () => {
      if (pointed.current) handler.current(undefined);
    },
    [],
  );
  return point;
}

interface RowProps {
  readonly row: DayRow;
  readonly isPicked: boolean;
  onPoint(): void;
  onLeave(): void;
  onPick(): void;
  onGoTo(): void;
}

function Row({ row: { segment, stopNumber }, isPicked, onPoint, onLeave, onPick, onGoTo }: RowProps) {
  const zone = useZone();
  const { kind, fromMs, toMs, distanceM, speedMaxMps } = segment;
  const words = text.day.segment(kind, stopNumber);
  const from = zone.minutes(fromMs);
  return (
    <tr
      class={`day-row day-row-${kind}${isPicked ? ' day-row-picked' : ''}`}
      onPointerEnter={onPoint}
      onPointerLeave={onLeave}
      onFocusCapture={onPoint}
      onBlurCapture={onLeave}
    >
      <td>
        <button
          class="day-go"
          type="button"
          aria-label={text.day.goTo(from)}
          title={text.day.goTo(from)}
          onClick={onGoTo}
        >
          {from}
        </button>
      </td>
      <th scope="row">
        <button
          class="day-pick"
          type="button"
          aria-pressed={isPicked}
          aria-label={text.day.onMap(`${words}, ${from}`)}
          onClick={onPick}
        >
          <SegmentSign kind={kind} stopNumber={stopNumber} />
          {text.day.segment(kind, undefined)}
        </button>
      </th>
      <td>{text.day.duration(toMs - fromMs)}</td>
      <td>
        {kind === 'drive' && (
          <>
            {text.day.metres(distanceM)}
            <span class="fact-more">{text.day.topOf(speedMaxMps)}</span>
          </>
        )}
      </td>
    </tr>
  );
}

/** As on the map: a numbered disc, a line, a dashed line. */
function SegmentSign({ kind, stopNumber }: Pick<DayRow, 'stopNumber'> & Pick<DaySegment, 'kind'>) {
  // The number is drawn by the style: it is a picture here, and the button's name says it in words.
  if (kind === 'stop') return <span class="stop-disc" data-number={stopNumber} aria-hidden="true" />;
  return (
    <svg class={`segment-sign segment-sign-${kind}`} viewBox="0 0 20 20" aria-hidden="true">
      <path d="M10 1v18" />
    </svg>
  );
}
