import { PROTOCOL_VERSION, v1 } from '@fieldcast/protocol';
import { vi } from 'vitest';
import { Connection } from './connection.ts';
import { resolveEnvironment } from './environment.ts';
import type { Dialect } from './session.ts';
import { createFakeTrackServer, createTestEnvironment } from './testing.ts';
import type { GetToken } from './token-source.ts';
import { toBytes } from './wire-bytes.ts';

export const HEARTBEAT_MS = 20_000;
export const TOKEN_LIFE_MS = 600_000;

const encode = (frame: v1.ClientFrame.$Properties) => toBytes(v1.ClientFrame.encode(frame));
const dialect: Dialect<v1.ServerFrame> = {
  hello: (token) => encode({ hello: { protocolVersion: PROTOCOL_VERSION, token, deviceId: 'phone-1' } }),
  refresh: (token) => encode({ refresh: { token } }),
  ping: (nonce) => encode({ ping: { nonce } }),
  decode: (bytes) => v1.ServerFrame.decode(bytes),
  heartbeatMs: ({ welcome }) => welcome?.limits?.heartbeatMs ?? 0,
};

/** A connection whose server, clock, network and tokens are in the test's hands: tokens are t1, t2 … */
export function start({ draw = 0.5 }: { draw?: number } = {}) {
  const server = createFakeTrackServer();
  const { clock, network, options } = createTestEnvironment(server, { draw });
  let tokens = 0;
  const getToken = vi.fn<GetToken>(async () => `t${++tokens}`);
  const path: string[] = ['idle'];
  const reasons: string[] = [];
  const errors: string[] = [];
  const heard: string[] = [];
  const address = { url: 'ws://test/v1/track', getToken };
  const connection = new Connection(dialect, address, resolveEnvironment(options), {
    onState: (current, _, reason) => {
      path.push(current.kind);
      reasons.push(reason);
    },
    onFrame: ({ frame }) => heard.push(frame ?? 'none'),
    onError: ({ code }) => errors.push(code),
  });
  const welcome = (lifeMs = TOKEN_LIFE_MS) => {
    server.socket().open();
    server.socket().send({
      welcome: {
        serverTimeMs: clock.now(),
        tokenExpiresAtMs: clock.now() + lifeMs,
        limits: { windowReports: 4, heartbeatMs: HEARTBEAT_MS },
      },
    });
  };
  const goOnline = async (lifeMs?: number) => {
    connection.start();
    await clock.settle();
    welcome(lifeMs);
  };
  const helloTokens = () =>
    server.sockets.flatMap(({ received }) => received.flatMap(({ hello }) => (hello ? [hello.token] : [])));
  const frames = (name: string) => server.socket().received.filter(({ frame }) => frame === name);
  const waitMs = () => ('retryAtMs' in connection.state ? connection.state.retryAtMs : Number.NaN) - clock.now();
  /** Lets time pass on a connection whose server answers. */
  const keepAlive = async (durationMs: number) => {
    const stepMs = HEARTBEAT_MS / 2;
    for (let restMs = durationMs; restMs > 0; restMs -= stepMs) {
      await clock.advance(Math.min(restMs, stepMs));
      server.socket().send({ pong: { nonce: 1, serverTimeMs: clock.now() } });
    }
  };
  return {
    server,
    clock,
    network,
    getToken,
    connection,
    path,
    reasons,
    errors,
    heard,
    welcome,
    goOnline,
    helloTokens,
    frames,
    waitMs,
    keepAlive,
  };
}

export type Scene = ReturnType<typeof start>;
