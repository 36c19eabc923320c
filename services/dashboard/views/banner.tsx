import type { Connection } from '../core/connection.ts';
import { text } from '../text.ts';
import { useZone } from './zone-context.ts';

interface BannerProps {
  readonly connection: Connection;
  readonly nowMs: number;
  onSignIn(): void;
}

/** Says when what is shown is not live. Absent while all is well. */
export function Banner({ connection, nowMs, onSignIn }: BannerProps) {
  const words = text.banner.of(connection, nowMs, useZone());
  if (!words) return null;
  const isCalm = connection.kind === 'connecting';
  return (
    <div class={isCalm ? 'banner banner-calm' : 'banner banner-alarm'}>
      <span class="banner-sign" aria-hidden="true" />
      {/* Only the title is announced: a countdown read out each second would drown everything else. */}
      <p class="banner-words">
        <strong role={isCalm ? 'status' : 'alert'}>{words.title}</strong>
        <span class="banner-detail">{words.detail}</span>
      </p>
      {connection.kind === 'signed-out' && (
        <button class="button button-banner" type="button" onClick={onSignIn}>
          {text.banner.signInAgain}
        </button>
      )}
      {connection.kind === 'refused' && (
        <button class="button button-banner" type="button" onClick={() => location.reload()}>
          {text.banner.reload}
        </button>
      )}
    </div>
  );
}
