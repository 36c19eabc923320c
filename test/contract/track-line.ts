import { randomBytes } from 'node:crypto';
import { v1 } from '@fieldcast/protocol';
import { createLog, createTokenMinter, loadConfig, type MintRequest } from '@fieldcast/runtime';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll } from 'vitest';
import WebSocket from 'ws';
import { ingestSettings } from '../../services/ingest/config.ts';
import { startIngest } from '../../services/ingest/wire.ts';

// What the contract tests of /v1/track share: ingests started in this process, tokens good and bad, raw connections.

const SECRET = 'a-secret-of-the-contract-test-with-40-bytes';

export type Ingest = Awaited<ReturnType<typeof startIngest>>;

/** A tenant of this run alone, because the NATS server may have others. */
export const tenantId = `contract-${randomBytes(4).toString('hex')}`;
export const person = { tenantId, subject: 'tech-1', role: 'technician' } as const;
export const place = { latitudeE7: 525_163_000, longitudeE7: 133_777_000 };
export const mint = createTokenMinter({ tokenSecret: SECRET, tokenIssuer: undefined, tokenAudience: 'fieldcast' });

export interface Bench {
  readonly nats: NatsConnection;
  /** With the defaults, for all tests of a file. */
  readonly ingest: Ingest;
  /** One with other settings, stopped after the test. */
  start(env?: Record<string, string>): Promise<Ingest>;
  dial(server?: Ingest, options?: WebSocket.ClientOptions): Promise<Line>;
  welcomed(options?: WelcomedOptions): Promise<Line & { connectionId: number }>;
}

export type WelcomedOptions = Partial<MintRequest> & {
  server?: Ingest;
  socket?: WebSocket.ClientOptions;
  deviceId?: string;
};

/** Sets up NATS and an ingest around the tests of a file, and closes behind each test what it opened. */
export function setUpBench(): Bench {
  let nats: NatsConnection;
  let ingest: Ingest;
  const servers: Ingest[] = [];
  const lines: Line[] = [];

  beforeAll(async () => {
    nats = await connect({ servers: natsUrl().replace('nats://', '') });
    ingest = await startServer();
  });
  afterEach(async () => {
    await Promise.all(lines.splice(0).map((line) => line.close()));
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });
  afterAll(async () => {
    await ingest.stop();
    await nats.close();
  });

  async function dial(server = ingest, options: WebSocket.ClientOptions = {}): Promise<Line> {
    const line = await openLine(server.port, options);
    lines.push(line);
    return line;
  }

  return {
    get nats() {
      return nats;
    },
    get ingest() {
      return ingest;
    },
    async start(env) {
      const server = await startServer(env);
      servers.push(server);
      return server;
    },
    dial,
    async welcomed({ server, socket, deviceId = 'device-1', ...change } = {}) {
      const line = await dial(server, socket);
      const token = await tokenOf(change);
      line.send({ hello: { protocolVersion: 1, token, deviceId, appVersion: 'contract', os: 'test' } });
      const { welcome, error } = await line.next();
      if (!welcome) throw new Error(`not welcomed: ${error?.message}`);
      return { ...line, connectionId: welcome.connectionId };
    },
  };
}

function startServer(env: Record<string, string> = {}): Promise<Ingest> {
  const config = loadConfig(ingestSettings, {
    NATS_URL: natsUrl(),
    FIELDCAST_TOKEN_SECRET: SECRET,
    FIELDCAST_TRACK_PORT: '0',
    FIELDCAST_DRAIN_TIMEOUT_MS: '2000',
    ...env,
  });
  return startIngest(config, createLog('ingest', 'error'));
}

function natsUrl(): string {
  const url = process.env.FIELDCAST_TEST_NATS_URL;
  if (!url) throw new Error('FIELDCAST_TEST_NATS_URL is not set: run this through npm test');
  return url;
}

export async function tokenOf(change: Partial<MintRequest> = {}): Promise<string> {
  return (await mint({ ...person, lifetimeS: 600, ...change })).token;
}

export const nowS = () => Math.floor(Date.now() / 1000);
const claims = () => ({
  tenant: tenantId,
  role: 'technician',
  sub: 'tech-1',
  aud: 'fieldcast',
  iat: nowS() - 90,
  exp: nowS() + 60,
});

export function signed(change: Record<string, unknown>, secret = SECRET): Promise<string> {
  const payload = JSON.parse(JSON.stringify({ ...claims(), ...change }));
  return new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
}

export function forged(change: Record<string, unknown>): Promise<string> {
  return signed(change, 'another-secret-that-is-not-the-servers-own');
}

export function unsecuredToken(): string {
  return new UnsecuredJWT(claims()).encode();
}

export function frameOf(frame: v1.ClientFrame.$Properties): Buffer {
  return Buffer.from(v1.ClientFrame.encode(frame).finish());
}

export function report(reportId: number, positions: v1.Position.$Properties[]): v1.ClientFrame.$Properties {
  return { report: { reportId, baseTimeMs: Date.now(), positions } };
}

export async function firstBatch(batches: AsyncIterable<{ data: Uint8Array }>): Promise<v1.PositionBatch> {
  for await (const { data } of batches) return v1.PositionBatch.decode(data);
  throw new Error('the subscription ended without a batch');
}

export interface Line {
  send(frame: v1.ClientFrame.$Properties): void;
  sendRaw(message: string | Buffer): void;
  /** The next frame not yet looked at, in the order of arrival. */
  next(): Promise<v1.ServerFrame>;
  /** Skips frames until one fits. */
  find(fits: (frame: v1.ServerFrame) => boolean): Promise<v1.ServerFrame>;
  readonly closed: Promise<number>;
  close(): Promise<unknown>;
  /** Ends without a close frame, as a lost network does. */
  drop(): void;
}

async function openLine(port: number, options: WebSocket.ClientOptions): Promise<Line> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/track`, options);
  const frames: v1.ServerFrame[] = [];
  let arrived: (() => void) | undefined;
  socket.on('message', (data: Buffer) => {
    frames.push(v1.ServerFrame.decode(data));
    arrived?.();
  });
  let closeCode: number | undefined;
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  void closed.then((code) => {
    closeCode = code;
    arrived?.();
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  async function next(): Promise<v1.ServerFrame> {
    for (;;) {
      const frame = frames.shift();
      if (frame) return frame;
      if (closeCode !== undefined) throw new Error(`closed with ${closeCode} while a frame was expected`);
      await new Promise<void>((resolve) => {
        arrived = resolve;
      });
    }
  }
  return {
    send: (frame) => socket.send(frameOf(frame)),
    sendRaw: (message) => socket.send(message),
    next,
    async find(fits) {
      for (;;) {
        const frame = await next();
        if (fits(frame)) return frame;
      }
    },
    closed,
    close() {
      socket.close(1000);
      return closed;
    },
    drop: () => socket.terminate(),
  };
}
