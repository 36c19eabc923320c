import { toFix, v1 } from '@fieldcast/protocol';
import type { Timers, WebSocketConstructor, WebSocketLike } from './environment.ts';

/** RFC 6455, 5.2: header of a frame, with the mask that clients must use. */
const FRAME_HEADER_BYTES = { short: 2, long: 4, mask: 4 };
const SHORT_PAYLOAD_BYTES_MAX = 125;
/** Traffic further apart than this wakes the radio again: cellular radios stay in their high power state for about 10 s. */
const RADIO_TAIL_MS = 10_000;

export interface ScriptedServerOptions {
  readonly clock: Timers & { now(): number };
  /** One way, ms. Default 40. */
  readonly latencyMs?: number;
  /** From a report's arrival to LOGGED and to STORED, ms. Defaults 10 and 300. */
  readonly loggedAfterMs?: number;
  readonly storedAfterMs?: number;
  readonly windowReports?: number;
  readonly heartbeatMs?: number;
  readonly tokenLifetimeMs?: number;
  /** Bytes of an HTTP upgrade and its answer, added to each connection. Default 0: unknown. */
  readonly upgradeBytes?: number;
}

/** A server of `/v1/track` on virtual time that answers by itself, keeps what a database would, and counts what it cost. */
export interface ScriptedServer {
  readonly transport: WebSocketConstructor;
  /** Each distinct fix that was stored, and how often it was delivered. */
  readonly rows: ReadonlyMap<string, number>;
  /** A dead zone: sockets fall silent without closing, and new ones never open. Sockets of before stay dead afterwards. */
  setReachable(isReachable: boolean): void;
  readonly connections: number;
  readonly renewals: number;
  /** WebSocket bytes, framing included, and the upgrades. */
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** Bursts of traffic after a silence longer than a radio stays awake. */
  readonly wakeUps: number;
}

/** The identity of a fix as the database sees it. */
export function keyOfFix(fix: ReturnType<typeof toFix>): string {
  return JSON.stringify([
    fix.timeMs,
    fix.latitudeDeg,
    fix.longitudeDeg,
    fix.accuracyM,
    fix.altitudeM,
    fix.speedMps,
    fix.headingDeg,
  ]);
}

export function createScriptedServer({
  clock,
  latencyMs = 40,
  loggedAfterMs = 10,
  storedAfterMs = 300,
  windowReports = 32,
  heartbeatMs = 20_000,
  tokenLifetimeMs = 3_600_000,
  upgradeBytes = 0,
}: ScriptedServerOptions): ScriptedServer {
  const rows = new Map<string, number>();
  const counts = { connections: 0, renewals: 0, bytesUp: 0, bytesDown: 0, wakeUps: 0 };
  let isReachable = true;
  let lastTrafficMs = Number.NEGATIVE_INFINITY;
  let epoch = 0;

  function traffic(direction: 'bytesUp' | 'bytesDown', payloadBytes: number): void {
    const header = payloadBytes <= SHORT_PAYLOAD_BYTES_MAX ? FRAME_HEADER_BYTES.short : FRAME_HEADER_BYTES.long;
    counts[direction] += payloadBytes + header + (direction === 'bytesUp' ? FRAME_HEADER_BYTES.mask : 0);
    if (clock.now() - lastTrafficMs > RADIO_TAIL_MS) counts.wakeUps++;
    lastTrafficMs = clock.now();
  }

  class ScriptedSocket implements WebSocketLike {
    binaryType = 'blob';
    onopen: ((event: never) => void) | null = null;
    onmessage: ((event: never) => void) | null = null;
    onclose: ((event: never) => void) | null = null;
    onerror: ((event: never) => void) | null = null;
    #isClosed = false;
    readonly #epoch = epoch;

    constructor(_url: string) {
      this.#later(2 * latencyMs, () => {
        counts.connections++;
        counts.bytesUp += upgradeBytes;
        this.onopen?.({} as never);
      });
    }

    send(data: Uint8Array): void {
      // The phone's radio sends whether anybody hears it or not.
      traffic('bytesUp', data.length);
      const frame = v1.ClientFrame.decode(data);
      this.#later(latencyMs, () => this.#answer(frame));
    }

    close(): void {
      this.#isClosed = true;
    }

    #answer({ hello, report, refresh, ping }: v1.ClientFrame): void {
      const tokenExpiresAtMs = clock.now() + tokenLifetimeMs;
      if (hello) {
        const limits = { windowReports, heartbeatMs, reportPositionsMax: 500, reportBytesMax: 65_536 };
        this.#reply({ welcome: { serverTimeMs: clock.now(), tokenExpiresAtMs, limits } });
      } else if (refresh) {
        counts.renewals++;
        this.#reply({ tokenAccepted: { expiresAtMs: tokenExpiresAtMs } });
      } else if (ping) this.#reply({ pong: { nonce: ping.nonce, serverTimeMs: clock.now() } });
      else if (report) this.#keep(report);
    }

    #keep({ reportId, baseTimeMs, positions }: v1.Report): void {
      const keys = positions.map((position) => keyOfFix(toFix(position, baseTimeMs)));
      this.#after(loggedAfterMs, () => this.#reply({ ack: { level: v1.AckLevel.LOGGED, reportIds: [reportId] } }));
      this.#after(storedAfterMs, () => {
        for (const key of keys) rows.set(key, (rows.get(key) ?? 0) + 1);
        this.#reply({ ack: { level: v1.AckLevel.STORED, reportIds: [reportId] } });
      });
    }

    #reply(frame: v1.ServerFrame.$Properties): void {
      const bytes = new Uint8Array(v1.ServerFrame.encode(frame).finish());
      this.#later(latencyMs, () => {
        traffic('bytesDown', bytes.length);
        this.onmessage?.({ data: bytes.buffer } as never);
      });
    }

    /** What the server does by itself happens also when the phone is gone. */
    #after(delayMs: number, work: () => void): void {
      clock.setTimeout(work, delayMs);
    }

    /** What crosses the air happens only while there is a way, and never on a socket of before a dead zone. */
    #later(delayMs: number, work: () => void): void {
      const isThere = () => isReachable && this.#epoch === epoch && !this.#isClosed;
      if (!isThere()) return;
      clock.setTimeout(() => isThere() && work(), delayMs);
    }
  }

  return {
    transport: ScriptedSocket,
    rows,
    setReachable(isReachableNow) {
      if (isReachable && !isReachableNow) epoch++;
      isReachable = isReachableNow;
    },
    get connections() {
      return counts.connections;
    },
    get renewals() {
      return counts.renewals;
    },
    get bytesUp() {
      return counts.bytesUp;
    },
    get bytesDown() {
      return counts.bytesDown;
    },
    get wakeUps() {
      return counts.wakeUps;
    },
  };
}
