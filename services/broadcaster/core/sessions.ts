import { closeCodes, type v1 } from '@fieldcast/protocol';
import { readBoardFrame } from './board-frame.ts';
import { type Handshake, INVALID_VIEW } from './handshake.ts';
import { mapLimits } from './limits.ts';
import type { Registry } from './registry.ts';
import { type BoardSocket, type Caller, type Session, sendFrame, type Watching } from './session.ts';
import { sweepSession, type UpkeepSettings } from './upkeep.ts';
import { toViewport } from './viewport.ts';

export interface SessionSettings extends UpkeepSettings {
  readonly boardsMax: number;
  readonly pendingPerAddressMax: number;
}

/** What happens to board connections, from the socket's events and the clock's. */
export interface Sessions {
  opened(socket: BoardSocket, caller: Caller): Session;
  received(session: Session, bytes: Uint8Array, isBinary: boolean): void;
  heard(session: Session): void;
  drained(session: Session): void;
  /** The socket is gone; nothing may be sent any more. */
  closed(session: Session): void;
  /** A person lost access: their tokens issued before `notBeforeMs` end here. */
  revoked(tenantId: string, subject: string, notBeforeMs: number): void;
  /** Time-outs, reminders, heartbeats; call it a few times a heartbeat. */
  sweep(): void;
  /** Tells every board to reconnect, each after its own delay up to `spreadMs`; new ones are sent away. */
  beginDrain(spreadMs: number): void;
  /** Closes some of the boards that are still here. */
  closeSome(count: number): void;
}

interface SessionParts {
  readonly registry: Registry;
  readonly handshake: Handshake;
  now(): number;
  random(): number;
  onFault(cause: unknown): void;
}

export function createSessions(
  { registry, handshake, now, random, onFault }: SessionParts,
  settings: SessionSettings,
): Sessions {
  const { fail } = registry;
  let drainSpreadMs: number | undefined;

  // The frame is read before the first await: its bytes belong to the transport.
  async function answer(session: Session, bytes: Uint8Array, isBinary: boolean): Promise<void> {
    const frame = readBoardFrame(bytes, isBinary);
    const { phase } = session;
    if (frame.kind === 'refused') fail(session, frame.error, frame);
    else if (frame.kind === 'hello') await handshake.hello(session, frame.hello);
    else if (phase.kind !== 'watching') fail(session, 'FRAME_OUT_OF_ORDER', { message: 'Wait for Welcome first.' });
    else if (frame.kind === 'view') look(session, phase, frame.view);
    else if (frame.kind === 'refresh') await handshake.refresh(session, phase, frame.refresh);
    else sendFrame(session, { pong: { nonce: frame.ping.nonce, serverTimeMs: now() } }, now());
  }

  function look(session: Session, { channel, member }: Watching, view: v1.View): void {
    const viewport = toViewport(view);
    if (viewport) channel.look(member, viewport);
    else fail(session, 'MALFORMED_FRAME', { message: INVALID_VIEW });
  }

  /** True when the frame is over the board's budget; it has been answered then. */
  function isOverBudget(session: Session): boolean {
    if (session.budget.take(now())) {
      session.ignoredFrames = 0;
      return false;
    }
    session.ignoredFrames++;
    const retryAfterMs = Math.ceil(1000 / mapLimits.framesPerS);
    if (session.ignoredFrames > mapLimits.ignoredFramesMax)
      registry.end(session, closeCodes.rateLimited, 'RATE_LIMITED');
    else if (session.ignoredFrames === 1) fail(session, 'RATE_LIMITED', { retryAfterMs });
    return true;
  }

  function ownDelayMs(spreadMs: number): number {
    return Math.round(random() * spreadMs);
  }

  return {
    opened(socket, caller) {
      const session = registry.add(socket, caller);
      if (drainSpreadMs !== undefined) fail(session, 'DRAINING', { retryAfterMs: ownDelayMs(drainSpreadMs) });
      else if (registry.pendingOf(caller.address) > settings.pendingPerAddressMax)
        fail(session, 'TOO_MANY_CONNECTIONS');
      else if (registry.size > settings.boardsMax)
        fail(session, 'TOO_MANY_CONNECTIONS', {
          message: 'This node has all the boards it may have. Reconnect later.',
        });
      return session;
    },
    received(session, bytes, isBinary) {
      if (session.phase.kind === 'closed') return;
      session.lastHeardMs = now();
      if (isOverBudget(session)) return;
      answer(session, bytes, isBinary).catch((cause: unknown) => {
        onFault(cause);
        fail(session, 'INTERNAL');
      });
    },
    heard(session) {
      session.lastHeardMs = now();
    },
    drained({ phase }) {
      if (phase.kind === 'watching') phase.channel.drained(phase.member);
    },
    closed: (session) => registry.forget(session, 'closed_by_board'),
    revoked(tenantId, subject, notBeforeMs) {
      for (const session of registry.all()) {
        if (session.phase.kind !== 'watching') continue;
        const { admitted } = session.phase;
        if (admitted.tenantId === tenantId && admitted.subject === subject && admitted.issuedAtMs < notBeforeMs)
          fail(session, 'REVOKED');
      }
    },
    sweep() {
      const nowMs = now();
      for (const session of registry.all()) sweepSession(session, registry, nowMs, settings);
    },
    beginDrain(spreadMs) {
      drainSpreadMs = spreadMs;
      for (const session of registry.all()) {
        const delayMs = ownDelayMs(spreadMs);
        if (session.phase.kind === 'watching') sendFrame(session, { drain: { reconnectAfterMs: delayMs } }, now());
        else fail(session, 'DRAINING', { retryAfterMs: delayMs });
      }
    },
    closeSome(count) {
      for (const session of registry.all().slice(0, count)) registry.end(session, closeCodes.draining, 'DRAINING');
    },
  };
}
