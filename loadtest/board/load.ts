import { subjects, toReport, v1 } from '@fieldcast/protocol';
import { connectNats, createHealth, createLog } from '@fieldcast/runtime';
import { deviceIdOf, technicianIdOf } from '../capacity/names.ts';
import type { MovingFleet } from './moving-fleet.ts';

/** As ingest lingers: so many fixes of one company become one message. */
const TICK_MS = 10;
/** Of one message, far below what NATS takes. */
const REPORTS_MAX = 1_000;
const INGEST_NODE = 'bench';

type Nats = Awaited<ReturnType<typeof connectNats>>;

/** A fleet that reports, each technician once an interval, evenly spread over it. */
export interface Load {
  fixesSent(): number;
  /** How far the generator was behind its plan at worst, ms: what it publishes then comes in a burst. */
  behindMsMax(): number;
  stop(): Promise<void>;
}

export interface LoadOptions {
  readonly natsUrl: string;
  readonly tenantId: string;
  readonly fleet: MovingFleet;
  readonly intervalS: number;
}

/**
 * Publishes what ingest would, in an open loop: the messages of the log with the phones' reports in them, and who is
 * connected. Phones and ingest are left out; everything behind them is real.
 */
export async function startLoad({ natsUrl, tenantId, fleet, intervalS }: LoadOptions): Promise<Load> {
  const log = createLog('bench', 'warn', process.stderr);
  const nats = await connectNats({ url: natsUrl, name: 'board benchmark', log, health: createHealth(['nats']) });
  const presence = followPresenceQueries(nats, tenantId, fleet.technicians);
  const fixesPerMs = fleet.technicians / (intervalS * 1000);
  const subject = subjects.positions(tenantId);
  const startMs = performance.now();
  let sent = 0;
  let behindMs = 0;

  const publishDue = () => {
    const dueFixes = Math.floor((performance.now() - startMs) * fixesPerMs);
    behindMs = Math.max(behindMs, (dueFixes - sent) / fixesPerMs - TICK_MS);
    while (sent < dueFixes) {
      const count = Math.min(REPORTS_MAX, dueFixes - sent);
      nats.publish(subject, encodeBatch(fleet, sent, count, Date.now()));
      sent += count;
    }
  };
  const ticking = setInterval(publishDue, TICK_MS);
  return {
    fixesSent: () => sent,
    behindMsMax: () => Math.round(behindMs),
    stop: async () => {
      clearInterval(ticking);
      presence.unsubscribe();
      await nats.close();
    },
  };
}

function encodeBatch(fleet: MovingFleet, first: number, count: number, nowMs: number): Uint8Array {
  const reports = Array.from({ length: count }, (_, index) => {
    const technician = (first + index) % fleet.technicians;
    return {
      connectionId: technician + 1,
      technicianId: technicianIdOf(technician),
      receivedAtMs: nowMs,
      report: toReport(1 + Math.floor((first + index) / fleet.technicians), [fleet.nextFix(technician, nowMs)]),
    };
  });
  return v1.PositionBatch.encode({ ingestNode: INGEST_NODE, reports }).finish();
}

/** Every broadcaster that opens a map asks who is connected, and asks again: silence means that they are gone. */
function followPresenceQueries(nats: Nats, tenantId: string, technicians: number) {
  const messages = encodePresence(technicians, Date.now());
  const publish = () => {
    for (const message of messages) nats.publish(subjects.presence(tenantId), message);
  };
  publish();
  return nats.subscribe(subjects.presenceQuery(tenantId), { callback: publish });
}

function encodePresence(technicians: number, nowMs: number): Uint8Array[] {
  const duties = [v1.Duty.AVAILABLE, v1.Duty.EN_ROUTE, v1.Duty.ON_SITE] as const;
  const parts = Math.ceil(technicians / REPORTS_MAX);
  return Array.from({ length: parts }, (_, part) => {
    const first = part * REPORTS_MAX;
    const entries = Array.from({ length: Math.min(REPORTS_MAX, technicians - first) }, (__, index) => ({
      technicianId: technicianIdOf(first + index),
      deviceId: deviceIdOf(first + index),
      connectionId: first + index + 1,
      presence: {
        link: v1.Link.CONNECTED,
        changedAtMs: nowMs,
        status: { duty: duties[index % duties.length], batteryPercent: 20 + (index % 80), charging: false },
        appVersion: '1.0.0',
      },
    }));
    return v1.PresenceBatch.encode({ ingestNode: INGEST_NODE, entries, isFullList: true, part, parts }).finish();
  });
}
