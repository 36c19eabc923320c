import { createTracker } from '@fieldcast/client';
import { createFaultProxy, type FaultProxy } from '@fieldcast/client/testing';
import type { Fix } from '@fieldcast/protocol';
import WebSocket from 'ws';
import type { TestStack } from '../harness/stack.ts';

const STEP_MS = 1_000;
const START_AGO_MS = 2 * 3_600_000;
const METRES_PER_DEGREE = 111_320;
const LONG_LIFETIME_S = 3_600;
/** A report that the log has and the table has not is sent again this soon, so that a lost answer costs no ten minutes. */
const LOGGED_RETRY_MS = 1_000;

/** One technician's phone behind a line of its own that can fail. Every fix has a time of its own. */
export interface Technician {
  readonly technicianId: string;
  readonly line: FaultProxy;
  readonly tokens: TokenService;
  /** Times of all fixes made so far. */
  readonly generatedTimesMs: readonly number[];
  /** Times of the fixes the phone was told are stored. */
  readonly storedTimesMs: ReadonlySet<number>;
  /** Times the connection went into backoff. */
  readonly backoffs: number;
  connection(): string;
  generate(count: number): void;
  start(): void;
  /** Resolves when the phone is off and its line closed. */
  stop(): Promise<void>;
}

/** What mints the tokens of one phone, and may fail. */
export interface TokenService {
  /** `down`: it throws. `stale`: it hands out a token whose time is over, as an app does that caches too long. */
  state: 'up' | 'down' | 'stale';
  /** Of tokens from now on. */
  lifetimeS: number;
  get(): Promise<string>;
}

export async function createTechnician(stack: TestStack, technicianId: string): Promise<Technician> {
  const line = await createFaultProxy({ target: { host: '127.0.0.1', port: stack.services.ingest.port } });
  const tokens = createTokenService(stack, technicianId);
  const nextFixes = createFixSource();
  const generatedTimesMs: number[] = [];
  const storedTimesMs = new Set<number>();
  let backoffs = 0;
  const tracker = createTracker({
    url: line.url('/v1/track'),
    getToken: () => tokens.get(),
    deviceId: `phone-of-${technicianId}`,
    transport: WebSocket,
    loggedRetryMs: LOGGED_RETRY_MS,
  });
  tracker.on('state', ({ current }) => {
    if (current.connection === 'backoff') backoffs++;
  });
  tracker.on('ack', ({ level, fixes }) => {
    if (level !== 'stored') return;
    for (const { timeMs } of fixes) storedTimesMs.add(timeMs);
  });
  return {
    technicianId,
    line,
    tokens,
    generatedTimesMs,
    storedTimesMs,
    get backoffs() {
      return backoffs;
    },
    connection: () => tracker.getState().connection,
    generate: (count) => {
      for (const fix of nextFixes(count)) {
        generatedTimesMs.push(fix.timeMs);
        tracker.push(fix);
      }
    },
    start: () => tracker.start(),
    stop: async () => {
      await tracker.stop();
      await line.close();
    },
  };
}

/** A drive north at 10 m/s that began two hours ago and goes on with each call. */
export function createFixSource(): (count: number) => Fix[] {
  const startMs = Date.now() - START_AGO_MS;
  let made = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      const index = made++;
      return {
        timeMs: startMs + index * STEP_MS,
        latitudeDeg: 48 + (index * 10) / METRES_PER_DEGREE,
        longitudeDeg: 11,
        accuracyM: 5,
        speedMps: 10,
        headingDeg: 0,
      };
    });
}

function createTokenService(stack: TestStack, subject: string): TokenService {
  const mint = (lifetimeS: number) => stack.token({ role: 'technician', subject, lifetimeS });
  const service: TokenService = {
    state: 'up',
    lifetimeS: LONG_LIFETIME_S,
    get: async () => {
      if (service.state === 'down') throw new Error('the token service is down');
      return mint(service.state === 'stale' ? -1 : service.lifetimeS);
    },
  };
  return service;
}
