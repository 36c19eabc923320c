import type { Replay } from '../core/replay.ts';
import { text } from '../text.ts';
import { useZone } from './zone-context.ts';

interface PastBandProps {
  readonly replay: Pick<Replay, 'state'>;
  /** The server's clock, ms since the epoch. */
  liveTimeMs(): number;
  onLive(): void;
}

/** Above the map while it shows the past: nobody must take that for the present. */
export function PastBand({ replay, liveTimeMs, onLive }: PastBandProps) {
  const zone = useZone();
  const { atMs, truth, loading } = replay.state.value;
  return (
    <div class="past-band">
      <svg class="past-sign" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2.5 8a5.5 5.5 0 1 0 1.8-4.1M2.5 2v3h3M8 5v3.2l2 1.4" />
      </svg>
      <p class="past-words">
        {/* Only that it is the past is announced: the running time would drown everything else. */}
        <strong role="status">{text.timeline.showing}</strong>
        <span class={loading === 'moment' ? 'past-time past-time-loading' : 'past-time'}>
          {text.timeline.showingAt(atMs, liveTimeMs(), zone)}
        </span>
        {truth === 'known' && <span class="past-known">{text.timeline.asKnown}</span>}
      </p>
      <button class="button past-return" type="button" onClick={onLive}>
        {text.timeline.returnToLive}
      </button>
    </div>
  );
}
