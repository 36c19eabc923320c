import type { ActivityHour } from '../core/timeline.ts';
import { text } from '../text.ts';
import { useZone } from './zone-context.ts';

interface TimelineTableProps {
  readonly hours: readonly ActivityHour[];
  readonly dateWords: string;
  onGoTo(atMs: number): void;
}

/** The bar in numbers, for those who do not see it; each hour is a way there. */
export function TimelineTable({ hours, dateWords, onGoTo }: TimelineTableProps) {
  const zone = useZone();
  const words = text.timeline.table;
  return (
    <details class="timeline-table">
      <summary>{words.open}</summary>
      <div class="timeline-table-box">
        <table>
          <caption>{words.caption(dateWords)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.hour}</th>
              <th scope="col">{words.technicians}</th>
              <th scope="col">{words.late}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map(({ fromMs, technicians, late }) => (
              <tr key={fromMs}>
                <th scope="row">
                  <button
                    class="timeline-hour"
                    type="button"
                    aria-label={words.goTo(zone.minutes(fromMs))}
                    onClick={() => onGoTo(fromMs)}
                  >
                    {zone.minutes(fromMs)}
                  </button>
                </th>
                <td>{technicians.toLocaleString('en')}</td>
                <td>{late.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {hours.length === 0 && <p>{text.timeline.emptyDay}</p>}
      </div>
    </details>
  );
}
