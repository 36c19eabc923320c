import { useId, useMemo } from 'preact/hooks';
import type { ActivityBin } from '../core/history.ts';
import { type ActivityColumn, activityColumns, hourMarks, partOf, type TimelineDay } from '../core/timeline.ts';
import { text } from '../text.ts';
import { useZone } from './zone-context.ts';

const CHART_PX = 36;
const HEIGHT_PX = 54;
/** Two hour labels are no nearer to each other, px. */
const LABEL_PX = 34;
const LABEL_HOURS = [1, 2, 3, 4, 6, 12];
/** Columns wider than this have a gap between them, px. */
const GAP_FROM_PX = 4;

interface TimelineChartProps {
  readonly day: TimelineDay;
  readonly bins: readonly ActivityBin[];
  readonly binMs: number;
  readonly liveMs: number;
  readonly widthPx: number;
}

/** The day's activity as columns, the hours, and what is still to come. */
export function TimelineChart({ day, bins, binMs, liveMs, widthPx }: TimelineChartProps) {
  const zone = useZone();
  const lateId = useId();
  const futureId = useId();
  const paths = useMemo(() => columnPaths(activityColumns(bins, binMs, day), widthPx), [bins, binMs, day, widthPx]);
  const marks = useMemo(() => hourMarks(day, zone), [day, zone]);
  if (widthPx === 0) return <svg class="timeline-chart" height={HEIGHT_PX} aria-hidden="true" />;
  const hourPx = widthPx / (marks.length + 1);
  const everyHours = LABEL_HOURS.find((hours) => hours * hourPx >= LABEL_PX) ?? 12;
  const futurePx = partOf(day, liveMs) * widthPx;
  return (
    <svg
      class="timeline-chart"
      width={widthPx}
      height={HEIGHT_PX}
      viewBox={`0 0 ${widthPx} ${HEIGHT_PX}`}
      aria-hidden="true"
    >
      <defs>
        <pattern id={lateId} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="timeline-late-ground" width="4" height="4" />
          <rect class="timeline-late-stripe" width="2" height="4" />
        </pattern>
        <pattern id={futureId} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect class="timeline-future-stripe" width="1.5" height="6" />
        </pattern>
      </defs>
      <rect class="timeline-ground" width={widthPx} height={CHART_PX} rx="3" />
      <path class="timeline-prompt" d={paths.prompt} />
      <path d={paths.late} fill={`url(#${lateId})`} />
      <rect x={futurePx} width={Math.max(widthPx - futurePx, 0)} height={CHART_PX} fill={`url(#${futureId})`} />
      {marks.map(({ atMs, hour }) => {
        const x = partOf(day, atMs) * widthPx;
        const isLabelled = hour % everyHours === 0;
        return (
          <g key={atMs}>
            <line class="timeline-tick" x1={x} x2={x} y1={CHART_PX} y2={CHART_PX + (isLabelled ? 4 : 2)} />
            {isLabelled && x > LABEL_PX / 3 && x < widthPx - LABEL_PX / 3 && (
              <text class="timeline-hour-label" x={x} y={HEIGHT_PX - 3}>
                {text.timeline.hour(hour)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function columnPaths(columns: readonly ActivityColumn[], widthPx: number): { prompt: string; late: string } {
  let prompt = '';
  let late = '';
  for (const column of columns) {
    const x = column.from * widthPx;
    const columnPx = (column.to - column.from) * widthPx;
    const width = columnPx > GAP_FROM_PX ? columnPx - 1 : columnPx;
    prompt += bar(x, width, CHART_PX, column.prompt * CHART_PX);
    late += bar(x, width, CHART_PX * (1 - column.prompt), column.late * CHART_PX);
  }
  return { prompt, late };
}

function bar(x: number, width: number, bottom: number, height: number): string {
  if (height === 0) return '';
  return `M${x.toFixed(1)} ${bottom.toFixed(1)}v${(-height).toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}z`;
}
