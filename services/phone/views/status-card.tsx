import { type Status, type Tone, toneOf } from '../core/status.ts';
import { text } from '../text.ts';

interface StatusCardProps {
  readonly status: Status;
  readonly nowMs: number;
  onTryAgain(): void;
}

/** The one honest line, large enough to be read at arm's length in the sun. */
export function StatusCard({ status, nowMs, onTryAgain }: StatusCardProps) {
  const tone = toneOf(status);
  const { title, detail } = text.status(status, nowMs);
  const canTryAgain = status.kind === 'no-server' || status.kind === 'ended';
  return (
    <section class={`status status-${tone}`}>
      <ToneSign tone={tone} />
      <div>
        <h1>{title}</h1>
        {detail && <p>{detail}</p>}
      </div>
      {/* A screen reader hears of a change, not of each second by which the age grows. */}
      <p class="unseen" role="status">
        {text.announced[status.kind]}
      </p>
      {canTryAgain && (
        <button class="button" type="button" onClick={onTryAgain}>
          {text.tryAgain}
        </button>
      )}
    </section>
  );
}

/** A shape for each tone: colour never tells alone. */
function ToneSign({ tone }: { tone: Tone }) {
  return (
    <svg class="tone" viewBox="0 0 24 24" aria-hidden="true">
      {shapeOf(tone)}
    </svg>
  );
}

function shapeOf(tone: Tone) {
  switch (tone) {
    case 'good':
      return <path d="M4.5 12.5 10 18 19.5 7" />;
    case 'busy':
      return <path d="M12 19V5M5.5 11.5 12 5l6.5 6.5" />;
    case 'alarm':
      return <path d="M12 3.5v11M12 19v1.5" />;
    case 'calm':
      return <path d="M5 12h14" />;
  }
}
