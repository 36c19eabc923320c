import { PROTOCOL_VERSION, type v1 } from '@fieldcast/protocol';
import { type Admit, type Admitted, isSamePerson } from './admission.ts';
import { type BoardSink, createBoardFeed } from './board-feed.ts';
import type { Registry } from './registry.ts';
import { type MapChannel, type Member, type Session, sendFrame, transition, type Watching } from './session.ts';
import { toViewport, type Viewport } from './viewport.ts';

export interface HandshakeSettings {
  readonly deltaIntervalMs: number;
  readonly offscreenIntervalMs: number;
  readonly heartbeatMs: number;
  readonly tokenReminderS: number;
}

interface HandshakeParts {
  readonly registry: Registry;
  readonly admit: Admit;
  channelOf(tenantId: string): MapChannel;
  now(): number;
}

/** How a board gets and keeps the right to be here. Both resolve when the frame has been answered. */
export interface Handshake {
  hello(session: Session, hello: v1.BoardHello): Promise<void>;
  refresh(session: Session, watching: Watching, refresh: v1.Refresh): Promise<void>;
}

export const INVALID_VIEW =
  'The view is not a box on Earth: latitudes within 90 degrees, south first, longitudes within 180 degrees.';
/** The reminder never comes in the first 80 % of a short-lived token, which would make the board renew at once. */
const REMINDER_SHARE_MAX = 0.2;

export function createHandshake(
  { registry, admit, channelOf, now }: HandshakeParts,
  settings: HandshakeSettings,
): Handshake {
  async function hello(session: Session, frame: v1.BoardHello): Promise<void> {
    if (session.phase.kind !== 'awaiting_hello') return registry.fail(session, 'FRAME_OUT_OF_ORDER');
    transition(session, { kind: 'verifying' });
    const admission = await admit(frame.token || session.caller.bearerToken || '');
    if (!isVerifying(session)) return;
    if (admission.kind === 'refused') return registry.fail(session, admission.error, admission);
    if (frame.protocolVersion !== PROTOCOL_VERSION) return registry.fail(session, 'UNSUPPORTED_VERSION');
    const viewport = frame.view ? toViewport(frame.view) : undefined;
    if (frame.view && !viewport) return registry.fail(session, 'MALFORMED_FRAME', { message: INVALID_VIEW });
    watch(session, admission, viewport, frame.resume);
  }

  function watch(
    session: Session,
    admitted: Admitted,
    viewport: Viewport | undefined,
    resume: v1.ResumePoint | null,
  ): void {
    const channel = channelOf(admitted.tenantId);
    const member: Member = {
      feed: createBoardFeed(sinkOf(session), viewport),
      look: viewport,
      displayName: admitted.displayName,
      fail: (error, detail) => registry.fail(session, error, detail),
      drop: (reason) => registry.drop(session, reason),
    };
    const remindAtMs = reminderOf(admitted);
    registry.admit(session, { kind: 'watching', channel, member, admitted, remindAtMs, isRefreshing: false });
    sendFrame(session, { welcome: welcomeTo(admitted) }, now());
    channel.join(member, resume);
  }

  function sinkOf(session: Session): BoardSink {
    const { socket } = session;
    return {
      bufferedBytes: () => socket.bufferedBytes(),
      send(bytes) {
        session.lastSentMs = now();
        return socket.send(bytes);
      },
    };
  }

  function welcomeTo({ tenantId, expiresAtMs }: Admitted): v1.BoardWelcome.$Properties {
    const { deltaIntervalMs, offscreenIntervalMs, heartbeatMs } = settings;
    return {
      serverTimeMs: now(),
      tokenExpiresAtMs: expiresAtMs,
      tenantId,
      deltaIntervalMs,
      offscreenIntervalMs,
      heartbeatMs,
    };
  }

  async function refresh(session: Session, watching: Watching, { token }: v1.Refresh): Promise<void> {
    if (watching.isRefreshing)
      return registry.fail(session, 'RATE_LIMITED', { message: 'A Refresh is being verified; wait for it.' });
    watching.isRefreshing = true;
    const admission = await admit(token);
    watching.isRefreshing = false;
    if (session.phase !== watching) return;
    if (admission.kind === 'refused') return registry.fail(session, admission.error, admission);
    if (!isSamePerson(watching.admitted, admission))
      return registry.fail(session, 'FORBIDDEN', {
        message: 'Refresh needs a token of the same person in the same role.',
      });
    // A token that ends before the present one changes nothing: the connection keeps the later end.
    if (admission.expiresAtMs > watching.admitted.expiresAtMs) {
      watching.admitted = admission;
      watching.remindAtMs = reminderOf(admission);
    }
    sendFrame(session, { tokenAccepted: { expiresAtMs: watching.admitted.expiresAtMs } }, now());
  }

  function reminderOf({ expiresAtMs }: Admitted): number {
    return expiresAtMs - Math.min(settings.tokenReminderS * 1000, (expiresAtMs - now()) * REMINDER_SHARE_MAX);
  }

  return { hello, refresh };
}

function isVerifying({ phase }: Session): boolean {
  return phase.kind === 'verifying';
}
