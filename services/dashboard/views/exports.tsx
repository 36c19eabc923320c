import { DAY_FILE_FORMATS, type DayPeriod, dayFilePath } from '../core/day.ts';
import { text } from '../text.ts';

interface ExportsProps {
  readonly technicianId: string;
  readonly period: DayPeriod;
}

/** The day as files: plain links, which the server names and streams. */
export function Exports({ technicianId, period }: ExportsProps) {
  return (
    <div class="exports">
      <h3>{text.day.exports}</h3>
      {DAY_FILE_FORMATS.map((format) => (
        <a
          key={format}
          class="button"
          href={dayFilePath(technicianId, period, format)}
          download
          aria-label={text.day.saveAs(format)}
        >
          {text.day.format(format)}
        </a>
      ))}
    </div>
  );
}
