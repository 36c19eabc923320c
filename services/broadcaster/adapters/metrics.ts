import type { ErrorName } from '@fieldcast/protocol';
import { Counter, createFastHistogram, Gauge, LATENCY_BUCKETS_S, type Registry } from '@fieldcast/runtime';
import type { DeliveryTally } from '../core/flush-boards.ts';

export type MapMetrics = ReturnType<typeof createMapMetrics>;

/** The metrics of the broadcaster. No labels of tenants or people. */
export function createMapMetrics(registry: Registry) {
  const counter = (name: string, help: string) =>
    new Counter({ name: `fieldcast_broadcaster_${name}`, help, registers: [registry] });
  const labelled = (name: string, help: string, label: string) =>
    new Counter({ name: `fieldcast_broadcaster_${name}`, help, labelNames: [label], registers: [registry] });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `fieldcast_broadcaster_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });

  const deltas = counter('deltas_total', 'Delta frames sent.');
  const snapshots = counter('snapshots_total', 'Snapshots begun.');
  const positions = counter('position_deliveries_total', 'Positions sent, counted once a board.');
  const bytes = counter('sent_bytes_total', 'Bytes of map frames sent.');
  const skipped = counter(
    'skipped_flushes_total',
    'Times a board was left out of a flush because its socket was full.',
  );

  const loads = labelled('loads_total', 'Reads of a tenant’s last positions from the database.', 'result');
  const errors = labelled('errors_total', 'Error frames sent.', 'code');
  const closes = labelled('closes_total', 'Board connections that ended, by what ended them.', 'reason');

  return {
    resumes: counter('resumes_total', 'Boards that continued from where they were, instead of a snapshot.'),
    lateFixes: counter('late_fixes_ignored_total', 'Live fixes not newer than the position on the map.'),
    leftOut: counter('technicians_left_out_total', 'Messages about technicians beyond the limit of one map.'),
    busRefused: counter('bus_messages_refused_total', 'Messages of the bus that could not be decoded.'),
    fixToMap: createFastHistogram(registry, {
      name: 'fieldcast_broadcaster_fix_to_map_seconds',
      help: 'From a fix received at ingest until it was handed to the sockets of the boards.',
      buckets: LATENCY_BUCKETS_S,
    }),
    loads,
    failed: (error: ErrorName) => errors.inc({ code: error }),
    closed: (reason: string) => closes.inc({ reason }),
    /** Adds the gauges, read when somebody asks for them. */
    watch(state: { boards: () => number; channels: () => number; deltaIntervalMs: () => number }): void {
      gauge('boards', 'Open board connections.', state.boards);
      gauge('channels', 'Tenants whose map is kept in memory.', state.channels);
      gauge(
        'delta_interval_seconds',
        'The longest time between deltas among the channels.',
        () => state.deltaIntervalMs() / 1000,
      );
    },
    delivered(tally: DeliveryTally): void {
      deltas.inc(tally.deltas);
      snapshots.inc(tally.snapshots);
      positions.inc(tally.positions);
      bytes.inc(tally.bytes);
      skipped.inc(tally.skipped);
    },
  };
}
