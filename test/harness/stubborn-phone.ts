import { setTimeout as sleep } from 'node:timers/promises';
import type { Fix } from '@fieldcast/protocol';
import { openPhone, type Phone } from './phone.ts';

const RECONNECT_DELAY_MS_MAX = 500;
const RESEND_AFTER_MS = 5_000;
const SENDS_PER_TICK_MAX = 8;

/** A phone that makes fixes at a steady rate and sends each until it is STORED, whatever happens to its connection. */
export interface StubbornPhone {
  readonly technicianId: string;
  readonly generated: number;
  /** Times of the fixes that were acknowledged as STORED. */
  readonly storedTimesMs: ReadonlySet<number>;
  /** How long each report took from its first sending to STORED, in ms. */
  readonly storedAfterMs: readonly number[];
  /** Makes no more fixes. */
  pause(): void;
  /** Resolves when the connection is closed for good. */
  stop(): Promise<void>;
}

interface PendingReport {
  readonly fixes: readonly Fix[];
  readonly createdAtMs: number;
  sentAtMs: number;
}

interface StubbornPhoneOptions {
  readonly url: string;
  readonly technicianId: string;
  readonly getToken: () => Promise<string>;
  readonly fixesPerReport: number;
  readonly reportEveryMs: number;
  /** Distinct for each phone, so that no two fixes of the test are alike. */
  readonly longitudeDeg: number;
}

export function startStubbornPhone(options: StubbornPhoneOptions): StubbornPhone {
  const { url, technicianId, getToken, fixesPerReport, reportEveryMs, longitudeDeg } = options;
  const pending = new Set<PendingReport>();
  const storedTimesMs = new Set<number>();
  const storedAfterMs: number[] = [];
  let phone: Phone | undefined;
  let generated = 0;
  let isPaused = false;
  let isStopped = false;

  const send = (report: PendingReport) => {
    if (!phone) return;
    report.sentAtMs = Date.now();
    void phone.report(report.fixes).stored.then(() => {
      if (pending.delete(report)) storedAfterMs.push(Date.now() - report.createdAtMs);
      for (const { timeMs } of report.fixes) storedTimesMs.add(timeMs);
    });
  };
  const tick = setInterval(() => {
    const nowMs = Date.now();
    if (!isPaused) {
      pending.add({
        fixes: makeFixes(nowMs, fixesPerReport, reportEveryMs, longitudeDeg),
        createdAtMs: nowMs,
        sentAtMs: 0,
      });
      generated += fixesPerReport;
    }
    const due = [...pending].filter(({ sentAtMs }) => nowMs - sentAtMs > RESEND_AFTER_MS);
    for (const report of due.slice(0, SENDS_PER_TICK_MAX)) send(report);
  }, reportEveryMs);

  const run = async () => {
    while (!isStopped) {
      try {
        phone = await openPhone({ url, token: await getToken(), deviceId: technicianId });
        for (const report of pending) report.sentAtMs = 0;
        await phone.closed;
      } catch {
        // Refused or cut while connecting: the next attempt follows below, like after any other end.
      }
      phone = undefined;
      if (!isStopped) await sleep(Math.random() * RECONNECT_DELAY_MS_MAX);
    }
  };
  const running = run();

  return {
    technicianId,
    get generated() {
      return generated;
    },
    storedTimesMs,
    storedAfterMs,
    pause: () => {
      isPaused = true;
    },
    stop: async () => {
      isStopped = true;
      clearInterval(tick);
      await phone?.close();
      await running;
    },
  };
}

// Spread over the time since the last report, so that each fix of a phone has a millisecond of its own.
function makeFixes(nowMs: number, count: number, spanMs: number, longitudeDeg: number): Fix[] {
  const stepMs = Math.floor(spanMs / (count + 1));
  return Array.from({ length: count }, (_, index) => {
    const timeMs = nowMs - (count - 1 - index) * stepMs;
    return { timeMs, latitudeDeg: 40 + (timeMs % 1e7) / 1e7, longitudeDeg, accuracyM: 4, speedMps: 12, headingDeg: 90 };
  });
}
