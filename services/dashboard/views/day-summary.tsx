import type { TechnicianDay } from '../core/history.ts';
import { text } from '../text.ts';

/** The numbers of a day. */
export function DaySummary({ day }: { day: TechnicianDay }) {
  const stops = day.segments.filter(({ kind }) => kind === 'stop').length;
  return (
    <dl class="day-numbers">
      <Figure name={text.day.distance} words={text.day.metres(day.distanceM)} />
      <Figure name={text.day.driving} words={text.day.duration(day.movingS * 1_000)} />
      <Figure name={text.day.standing} words={text.day.duration(day.stoppedS * 1_000)} />
      <Figure name={text.day.stops} words={String(stops)} />
    </dl>
  );
}

function Figure({ name, words }: { name: string; words: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{words}</dd>
    </div>
  );
}
