import { randomUUID } from 'node:crypto';
import { createServer, connect as dialTcp, type Socket } from 'node:net';
import { subjects, v1 } from '@fieldcast/protocol';
import { createLog, createTokenMinter, loadConfig, type MintRequest } from '@fieldcast/runtime';
import { ensureTenant, migrate, upsertTechnician } from '@fieldcast/storage';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { UnsecuredJWT } from 'jose';
import pg from 'pg';
import { afterAll, afterEach, beforeAll } from 'vitest';
import WebSocket from 'ws';
import { broadcasterSettings } from '../../services/broadcaster/config.ts';
import { startBroadcaster } from '../../services/broadcaster/wire.ts';
import { openTestPool } from '../harness/test-pool.ts';

// What the contract tests of /v1/map share: broadcasters started in this process on a database of their own, tokens
// good and bad, raw connections, and the bus as ingest and writer use it.

const SECRET = 'a-secret-of-the-map-tests-with-some-40-bytes';
const log = createLog('test', process.env.FIELDCAST_LOG_LEVEL ?? 'fatal');

export type Broadcaster = Awaited<ReturnType<typeof startBroadcaster>>;
const minterOptions = { tokenIssuer: undefined, tokenAudience: 'fieldcast' };
const mint = createTokenMinter({ tokenSecret: SECRET, ...minterOptions });
const mintForged = createTokenMinter({ tokenSecret: 'another-secret-that-is-not-the-servers-own', ...minterOptions });

/** A tenant of one test alone. */
export interface Tenant {
  readonly tenantId: string;
  readonly tenantKey: number;
  token(change?: Partial<MintRequest>): Promise<string>;
  forgedToken(): Promise<string>;
  unsecuredToken(): string;
  /** Writes a last position as the writer does, without a word on the bus. */
  store(technicianId: string, recordedAtMs: number, latitudeDeg?: number): Promise<void>;
  /** Publishes a fix as ingest does. */
  publish(technicianId: string, recordedAtMs: number, position?: v1.Position.$Properties): void;
  publishPresence(batch: v1.PresenceBatch.$Properties): void;
}

export interface Bench {
  readonly nats: NatsConnection;
  readonly database: pg.Pool;
  readonly databaseUrl: string;
  readonly natsUrl: string;
  /** With the defaults, for all tests of a file. */
  readonly broadcaster: Broadcaster;
  /** One with other settings, stopped after the test. */
  start(env?: Record<string, string>): Promise<Broadcaster>;
  tenant(): Promise<Tenant>;
  dial(server?: Broadcaster, options?: WebSocket.ClientOptions): Promise<BoardLine>;
  /** Dials, says Hello, and takes the Welcome. */
  welcomed(tenant: Tenant, hello?: v1.BoardHello.$Properties, server?: Broadcaster): Promise<BoardLine>;
  metric(name: string, server?: Broadcaster): Promise<number>;
  /** A cable to the server of a URL, removed after the test. */
  cable(targetUrl: string): Promise<Cable>;
}

/** Sets up database, NATS and a broadcaster around the tests of a file, and closes behind each test what it opened. */
export function setUpMapBench(): Bench {
  const serverUrl = required('FIELDCAST_TEST_DATABASE_URL');
  const natsUrl = required('FIELDCAST_TEST_NATS_URL');
  const name = `map_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const databaseUrl = url.href;
  const database = openTestPool(databaseUrl);
  const servers: Broadcaster[] = [];
  const lines: BoardLine[] = [];
  const cables: Cable[] = [];
  let nats: NatsConnection;
  let broadcaster: Broadcaster;

  const start = (env: Record<string, string> = {}) =>
    startBroadcaster(
      loadConfig(broadcasterSettings, {
        NATS_URL: natsUrl,
        DATABASE_URL: databaseUrl,
        FIELDCAST_TOKEN_SECRET: SECRET,
        FIELDCAST_MAP_PORT: '0',
        FIELDCAST_DRAIN_TIMEOUT_MS: '1000',
        ...env,
      }),
      log,
    );

  beforeAll(async () => {
    await onServer(serverUrl, `CREATE DATABASE ${name}`);
    await migrate({ url: databaseUrl, log, timescale: 'off' });
    nats = await connect({ servers: natsUrl.replace('nats://', '') });
    broadcaster = await start();
  });
  afterEach(async () => {
    await Promise.all(lines.splice(0).map((line) => line.close()));
    await Promise.all(servers.splice(0).map((server) => server.stop()));
    await Promise.all(cables.splice(0).map((cable) => cable.remove()));
  });
  afterAll(async () => {
    await broadcaster?.stop();
    await nats?.close();
    await database.end();
    await onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  });

  async function dial(server = broadcaster, options: WebSocket.ClientOptions = {}): Promise<BoardLine> {
    const line = await openLine(server.port, options);
    lines.push(line);
    return line;
  }

  return {
    get nats() {
      return nats;
    },
    get broadcaster() {
      return broadcaster;
    },
    database,
    databaseUrl,
    natsUrl,
    async start(env) {
      const server = await start(env);
      servers.push(server);
      return server;
    },
    tenant: () => createTenant(database, nats),
    dial,
    async welcomed(tenant, hello = {}, server = broadcaster) {
      const line = await dial(server);
      line.send({ hello: { protocolVersion: 1, token: await tenant.token(), ...hello } });
      const { welcome, error } = await line.next();
      if (!welcome) throw new Error(`not welcomed: ${error?.message}`);
      return line;
    },
    async cable(targetUrl) {
      const cable = await layCable(targetUrl);
      cables.push(cable);
      return cable;
    },
    async metric(metricName, server = broadcaster) {
      const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
      const line = text.split('\n').find((one) => one.startsWith(`fieldcast_broadcaster_${metricName}{`));
      return Number(line?.split(' ').at(-1));
    },
  };
}

async function createTenant(database: pg.Pool, nats: NatsConnection): Promise<Tenant> {
  const tenantId = `map-${randomUUID().slice(0, 8)}`;
  const tenantKey = await ensureTenant(database, { tenantId, name: 'Map test' });
  const person = { tenantId, subject: 'dispatcher-1', role: 'dispatcher', lifetimeS: 600 } as const;
  return {
    tenantId,
    tenantKey,
    token: async (change) => (await mint({ ...person, ...change })).token,
    forgedToken: async () => (await mintForged(person)).token,
    unsecuredToken: () => new UnsecuredJWT({ tenant: tenantId, role: 'dispatcher', sub: 'dispatcher-1' }).encode(),
    async store(technicianId, recordedAtMs, latitudeDeg = 52.5) {
      await upsertTechnician(database, tenantKey, technicianId, undefined);
      await database.query(
        `INSERT INTO technician_state (technician_key, tenant_key, recorded_at, fix_key, received_at, latitude, longitude)
         SELECT technician_key, tenant_key, to_timestamp($3 / 1000.0), 0, now(), $4, 13.4
           FROM technicians WHERE tenant_key = $1 AND technician_id = $2
         ON CONFLICT (technician_key) DO UPDATE SET recorded_at = excluded.recorded_at, latitude = excluded.latitude`,
        [tenantKey, technicianId, recordedAtMs, latitudeDeg],
      );
    },
    publish(technicianId, recordedAtMs, position = { latitudeE7: 525_000_000, longitudeE7: 134_000_000 }) {
      const reports = [
        {
          technicianId,
          receivedAtMs: Date.now(),
          report: { reportId: 1, baseTimeMs: recordedAtMs, positions: [position] },
        },
      ];
      nats.publish(subjects.positions(tenantId), v1.PositionBatch.encode({ ingestNode: 'test', reports }).finish());
    },
    publishPresence: (batch) => nats.publish(subjects.presence(tenantId), v1.PresenceBatch.encode(batch).finish()),
  };
}

/** A board's connection, spoken by hand. */
export interface BoardLine {
  send(frame: v1.BoardClientFrame.$Properties): void;
  sendRaw(message: string | Uint8Array): void;
  /** The next frame not yet looked at, in the order of arrival. */
  next(): Promise<v1.BoardServerFrame>;
  /** Skips frames until one fits. */
  find(fits: (frame: v1.BoardServerFrame) => boolean): Promise<v1.BoardServerFrame>;
  /** Frames that have arrived and that nobody has looked at. */
  waiting(): readonly v1.BoardServerFrame[];
  /** Reads nothing more from the socket until `resume`. */
  pause(): void;
  resume(): void;
  readonly closed: Promise<number>;
  close(): Promise<unknown>;
}

function openLine(port: number, options: WebSocket.ClientOptions): Promise<BoardLine> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/map`, options);
  const frames: v1.BoardServerFrame[] = [];
  let arrived: (() => void) | undefined;
  socket.on('message', (data: Buffer) => {
    frames.push(v1.BoardServerFrame.decode(data));
    arrived?.();
  });
  let closeCode: number | undefined;
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  void closed.then((code) => {
    closeCode = code;
    arrived?.();
  });
  async function next(): Promise<v1.BoardServerFrame> {
    for (;;) {
      const frame = frames.shift();
      if (frame) return frame;
      if (closeCode !== undefined) throw new Error(`closed with ${closeCode} while a frame was expected`);
      await new Promise<void>((resolve) => {
        arrived = resolve;
      });
    }
  }
  const line: BoardLine = {
    send: (frame) => socket.send(v1.BoardClientFrame.encode(frame).finish()),
    sendRaw: (message) => socket.send(message),
    next,
    async find(fits) {
      for (;;) {
        const frame = await next();
        if (fits(frame)) return frame;
      }
    },
    waiting: () => frames,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    closed,
    close() {
      socket.terminate();
      return closed;
    },
  };
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(line));
    socket.on('error', reject);
  });
}

/** A TCP connection in between that a test can cut and mend: an outage of the server behind it, for one client. */
export interface Cable {
  /** The target's URL, by way of the cable. */
  readonly url: string;
  cut(): void;
  mend(): void;
  remove(): Promise<void>;
}

async function layCable(targetUrl: string): Promise<Cable> {
  const url = new URL(targetUrl);
  const { hostname, port } = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = dialTcp(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the cable has no port');
  url.port = String(address.port);
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    cut,
    mend: () => {
      isCut = false;
    },
    remove: () => {
      cut();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

/** Every technician of some frames, later frames over earlier ones, by ref. */
export function pictureOf(frames: readonly v1.BoardServerFrame[]): Map<number, v1.TechnicianUpdate.$Properties> {
  const picture = new Map<number, v1.TechnicianUpdate.$Properties>();
  for (const { snapshot, delta } of frames)
    for (const update of (snapshot ?? delta)?.technicians ?? [])
      picture.set(update.ref, {
        ...picture.get(update.ref),
        ...Object.fromEntries(Object.entries(update).filter(([, value]) => value !== null)),
      });
  return picture;
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through npm test`);
  return value;
}
