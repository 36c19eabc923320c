import type { DayLoader } from '../core/day-loader.ts';
import type { TechnicianDay } from '../core/history.ts';
import { text } from '../text.ts';
import { DaySummary } from './day-summary.tsx';
import { useZone } from './zone-context.ts';

interface DetailsDayProps {
  readonly loader: DayLoader<TechnicianDay>;
  readonly timeMs: number;
  readonly isPast: boolean;
}

/** The numbers of today so far; in the past, of the whole day of that time. */
export function DetailsDay({ loader, timeMs, isPast }: DetailsDayProps) {
  const zone = useZone();
  const state = loader.state.value;
  return (
    <div class="panel-part">
      <h3>{isPast ? text.details.dayOf(zone.date(timeMs, timeMs)) : text.details.soFar}</h3>
      {state.kind === 'loading' && <p class="panel-note">{text.day.loading}</p>}
      {(state.kind === 'empty' || state.kind === 'unknown') && (
        <p class="panel-note">{isPast ? text.details.nothingThen : text.details.nothingYet}</p>
      )}
      {state.kind === 'ready' && <DaySummary day={state.value} />}
      {state.kind === 'ready' && state.problem && (
        <p class="panel-note">{text.day.notNewest(state.problem, state.loadedAtMs, zone)}</p>
      )}
      {state.kind === 'failed' && <LoadFailed words={text.day.problem(state.problem)} onRetry={loader.retry} />}
    </div>
  );
}

/** Something could not be had, and a button to try again. */
export function LoadFailed({ words, onRetry }: { readonly words: string; onRetry(): void }) {
  return (
    <p class="panel-failed" role="status">
      {words}
      <button class="button button-small" type="button" onClick={onRetry}>
        {text.day.retry}
      </button>
    </p>
  );
}
