import '../styles/banner.css';
import { useRef } from 'preact/hooks';
import type { Connection } from '../core/connection.ts';
import { text } from '../text.ts';
import { useZone } from './zone-context.ts';

interface BannerProps {
  readonly connection: Connection;
  readonly nowMs: number;
  onSignIn(): void;
}

/**
 * Says when what is shown is not live. Absent while all is well, but for a word to those who hear the page when it is
 * so again.
 */
export function Banner({ connection, nowMs, onSignIn }: BannerProps) {
  const hadTrouble = useRef(false);
  const words = text.banner.of(connection, nowMs, useZone());
  const isCalm = connection.kind === 'connecting';
  if (words && !isCalm) hadTrouble.current = true;
  return (
    <>
      <p class="visually-hidden" role="status">
        {!words && hadTrouble.current ? text.banner.again : ''}
      </p>
      {words && (
        <section class={isCalm ? 'banner banner-calm' : 'banner banner-alarm'} aria-label={text.banner.label}>
          {isCalm ? <span class="banner-dot" aria-hidden="true" /> : <BrokenLink />}
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
        </section>
      )}
    </>
  );
}

function BrokenLink() {
  return (
    <svg class="banner-sign" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 9.5a12 12 0 0 1 4-2.6M12 6a12 12 0 0 1 8 3.5M7.5 13.5a7 7 0 0 1 3-1.8M16.5 13.5a7 7 0 0 0-1.4-1M12 18h.01M4 3l16 18" />
    </svg>
  );
}
