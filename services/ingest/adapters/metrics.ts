import { type ErrorName, errors, v1 } from '@fieldcast/protocol';
import { Counter, createFastHistogram, Gauge, Histogram, LATENCY_BUCKETS_S, type Registry } from '@fieldcast/runtime';
import type { Batch } from '../core/batcher.ts';
import type { Tally } from '../core/outbox.ts';

const BATCH_BYTES_BUCKETS = [256, 1024, 4096, 16_384, 65_536, 131_072, 262_144, 524_288];

/** Everything the service counts. Labels are codes and reasons of the protocol only, so their number is bounded. */
export interface IngestMetrics extends Tally {
  logged(batch: Batch, nowMs: number): void;
  publishRetried(): void;
  stored(reports: number): void;
}

/** What is read from the service at the time of a scrape. */
export interface Levels {
  readonly connections: () => number;
  readonly publishesInFlight: () => number;
  readonly pendingBytes: () => number;
}

export function createIngestMetrics(registry: Registry): IngestMetrics {
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name: `fieldcast_ingest_${name}`, help, registers });
  const counterBy = <L extends string>(label: L, name: string, help: string) =>
    new Counter({ name: `fieldcast_ingest_${name}`, help, labelNames: [label] as const, registers });

  const reports = tallyCounter(registry, 'reports_total', 'Reports accepted, in whole or in part');
  const fixes = tallyCounter(registry, 'fixes_total', 'Fixes accepted');
  const fixesRefused = counterBy('reason', 'fixes_refused_total', 'Fixes refused, by reason');
  const reportsRefused = counterBy('reason', 'reports_refused_total', 'Reports refused as a whole, by reason');
  const errorsSent = counterBy('code', 'errors_total', 'Error frames, by code');
  const disconnects = counterBy('reason', 'disconnects_total', 'Connections ended, by reason');
  const batches = counter('batches_total', 'Messages the log has confirmed');
  const retries = counter('publish_retries_total', 'Messages sent to the log again');
  const reportsStored = counter('reports_stored_total', 'Reports acknowledged as STORED');
  const batchBytes = new Histogram({
    name: 'fieldcast_ingest_batch_bytes',
    help: 'Size of a message to the log',
    buckets: BATCH_BYTES_BUCKETS,
    registers,
  });
  const fixToLogged = createFastHistogram(registry, {
    name: 'fieldcast_ingest_fix_to_logged_seconds',
    help: 'From a report received to the log having it',
    buckets: LATENCY_BUCKETS_S,
  });
  for (const name of Object.keys(errors)) errorsSent.inc({ code: name }, 0);

  return {
    error: (name: ErrorName) => errorsSent.inc({ code: name }),
    reportAccepted(count) {
      reports.total++;
      fixes.total += count;
    },
    fixesRefused: (reason, count) => fixesRefused.inc({ reason: v1.RefusalReason[reason] }, count),
    reportRefused: (reason) => reportsRefused.inc({ reason: v1.RefusalReason[reason] }),
    disconnected: (reason) => disconnects.inc({ reason: v1.DisconnectReason[reason] }),
    logged(batch, nowMs) {
      batches.inc();
      batchBytes.observe(batch.payload.length);
      for (const receivedAtMs of batch.receivedAtMs) fixToLogged.observe((nowMs - receivedAtMs) / 1000);
    },
    publishRetried: () => retries.inc(),
    stored: (count) => reportsStored.inc(count),
  };
}

/** A counter that is a mere number between scrapes: prom-client's own costs more than counting a report may. */
function tallyCounter(registry: Registry, name: string, help: string): { total: number } {
  const tally = { total: 0 };
  new Counter({
    name: `fieldcast_ingest_${name}`,
    help,
    registers: [registry],
    collect() {
      this.reset();
      this.inc(tally.total);
    },
  });
  return tally;
}

/** Adds the gauges, once the parts they look at exist. */
export function exposeLevels(registry: Registry, { connections, publishesInFlight, pendingBytes }: Levels): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `fieldcast_ingest_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('connections', 'Open technician connections', connections);
  gauge('publishes_in_flight', 'Messages sent to the log and not yet confirmed', publishesInFlight);
  gauge('pending_bytes', 'Bytes of accepted reports that the log does not have yet', pendingBytes);
}
