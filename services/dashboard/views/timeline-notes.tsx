import type { ReplayState } from '../core/replay.ts';
import { text } from '../text.ts';

interface TimelineNotesProps {
  /** Of the replay; undefined while the board is live. */
  readonly state: ReplayState | undefined;
  readonly isEmpty: boolean;
  readonly isToday: boolean;
  readonly isLoadingDay: boolean;
  readonly hasActivityFailed: boolean;
  onRetry(): void;
  onRetryActivity(): void;
}

/** One line below the bar: what is being loaded, what was passed over, what is wrong and the way on; else the legend. */
export function TimelineNotes(props: TimelineNotesProps) {
  const { state, hasActivityFailed, onRetry, onRetryActivity } = props;
  const isRetryable = state?.problem === 'unreachable' || state?.problem === 'failed';
  const note = noteOf(props);
  return (
    <div class="timeline-notes">
      <p class={state?.problem ? 'timeline-note timeline-note-problem' : 'timeline-note'} role="status">
        {note}
      </p>
      {isRetryable && <RetryButton onClick={onRetry} />}
      {!isRetryable && hasActivityFailed && <RetryButton onClick={onRetryActivity} />}
      <Legend hasFuture={props.isToday} />
    </div>
  );
}

function noteOf({ state, isEmpty, isToday, isLoadingDay, hasActivityFailed }: TimelineNotesProps): string {
  if (state?.problem) return text.timeline.problem(state.problem);
  if (state?.skippedMs !== undefined) return text.timeline.skipped(state.skippedMs);
  if (state?.loading === 'moment') return text.timeline.loadingMoment;
  if (state?.loading === 'ahead') return text.timeline.loadingAhead;
  if (hasActivityFailed) return text.timeline.activityFailed;
  if (isLoadingDay) return text.timeline.loadingDay;
  if (isEmpty) return isToday ? text.timeline.emptyToday : text.timeline.emptyDay;
  return '';
}

function RetryButton({ onClick }: { onClick: () => void }) {
  return (
    <button class="button timeline-retry" type="button" onClick={onClick}>
      {text.timeline.tryAgain}
    </button>
  );
}

function Legend({ hasFuture }: { hasFuture: boolean }) {
  const { legend } = text.timeline;
  return (
    <ul class="timeline-legend">
      <li>
        <span class="timeline-key timeline-key-prompt" aria-hidden="true" />
        {legend.prompt}
      </li>
      <li>
        <span class="timeline-key timeline-key-late" aria-hidden="true" />
        {legend.late}
      </li>
      {hasFuture && (
        <li>
          <span class="timeline-key timeline-key-future" aria-hidden="true" />
          {legend.future}
        </li>
      )}
    </ul>
  );
}
