import { useId } from 'preact/hooks';
import type { Truth } from '../core/history.ts';
import { REPLAY_SPEEDS, type Replay } from '../core/replay.ts';
import { text } from '../text.ts';

interface PlayControlsProps {
  readonly replay: Replay;
  readonly isPast: boolean;
  onPlay(): void;
}

/** Play, pause, and how fast. */
export function PlayControls({ replay, isPast, onPlay }: PlayControlsProps) {
  const { isPlaying, speed } = replay.state.value;
  const isRunning = isPast && isPlaying;
  const playWords = isPast ? text.timeline.play : text.timeline.playFromHere;
  const words = isRunning ? text.timeline.pause : playWords;
  return (
    <>
      <button
        class="icon-button timeline-play"
        type="button"
        aria-label={words}
        title={words}
        onClick={isRunning ? replay.pause : onPlay}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={isRunning ? 'M4.5 3h2v10h-2zM9.5 3h2v10h-2z' : 'M5 3l8 5-8 5z'} />
        </svg>
      </button>
      <select
        class="timeline-select"
        aria-label={text.timeline.speed}
        value={String(speed)}
        onChange={({ currentTarget }) => {
          const wanted = REPLAY_SPEEDS.find((one) => String(one) === currentTarget.value);
          if (wanted) replay.setSpeed(wanted);
        }}
      >
        {REPLAY_SPEEDS.map((one) => (
          <option key={one} value={String(one)}>
            {text.timeline.times(one)}
          </option>
        ))}
      </select>
    </>
  );
}

interface TruthSwitchProps {
  readonly truth: Truth;
  onTruth(truth: Truth): void;
}

const TRUTHS: readonly Truth[] = ['were', 'known'];

/** Whether the past is shown with what was uploaded since. */
export function TruthSwitch({ truth, onTruth }: TruthSwitchProps) {
  const name = useId();
  const meansId = useId();
  return (
    <fieldset class="timeline-truth" aria-describedby={meansId}>
      <legend class="timeline-truth-title">{text.timeline.truth}</legend>
      {TRUTHS.map((one) => (
        <label key={one} class="timeline-truth-choice">
          <input type="radio" name={name} checked={one === truth} onChange={() => onTruth(one)} />
          <span>{text.timeline.truths[one]}</span>
        </label>
      ))}
      <span id={meansId} class="timeline-truth-meaning">
        {text.timeline.truthsMean[truth]}
      </span>
    </fieldset>
  );
}
