import { Counter, createFastHistogram, Gauge, Histogram, LATENCY_BUCKETS_S, type Registry } from '@fieldcast/runtime';

export type WriterMetrics = ReturnType<typeof createWriterMetrics>;

const BATCH_ROWS_BUCKETS = [1, 10, 100, 500, 1_000, 2_500, 5_000, 10_000, 20_000, 40_000, 100_000];

/** The writer's metrics. None is labelled by tenant or technician. */
export function createWriterMetrics(registry: Registry) {
  const registers = [registry];
  return {
    lag: new Gauge({
      name: 'fieldcast_writer_lag_messages',
      help: 'Messages of the log that no writer has received yet.',
      registers,
    }),
    held: new Gauge({
      name: 'fieldcast_writer_held_messages',
      help: 'Messages this writer received and has not acknowledged yet.',
      registers,
    }),
    batchRows: new Histogram({
      name: 'fieldcast_writer_batch_rows',
      help: 'Fixes in a committed batch, duplicates included.',
      buckets: BATCH_ROWS_BUCKETS,
      registers,
    }),
    flushSeconds: new Histogram({
      name: 'fieldcast_writer_flush_seconds',
      help: 'Time to write a batch, from its turn to its commit; one that waited for its turn is sorted and encoded by then.',
      buckets: LATENCY_BUCKETS_S,
      registers,
    }),
    fixToStored: createFastHistogram(registry, {
      name: 'fieldcast_writer_fix_to_stored_seconds',
      help: 'From the receipt of a report at ingest to its commit.',
      buckets: LATENCY_BUCKETS_S,
    }),
    rows: new Counter({ name: 'fieldcast_writer_rows_written_total', help: 'Fixes inserted.', registers }),
    duplicates: new Counter({
      name: 'fieldcast_writer_duplicates_skipped_total',
      help: 'Fixes that were stored already, or came twice in a batch.',
      registers,
    }),
    copies: new Counter({
      name: 'fieldcast_writer_copies_total',
      help: 'Batches by the path they took: COPY into the table (direct), or aside and then what is new (staged).',
      labelNames: ['path'] as const,
      registers,
    }),
    retries: new Counter({
      name: 'fieldcast_writer_retries_total',
      help: 'Writes that failed and were repeated: an outage of the database, or stale keys.',
      labelNames: ['fault'] as const,
      registers,
    }),
    deadLetters: new Counter({
      name: 'fieldcast_writer_dead_letters_total',
      help: 'Messages put aside because they can never be written, by reason.',
      labelNames: ['reason'] as const,
      registers,
    }),
    connectionEvents: new Counter({
      name: 'fieldcast_writer_connection_events_total',
      help: 'Connections of technicians and their ends, by what became of them in the history.',
      labelNames: ['outcome'] as const,
      registers,
    }),
    partitionsDropped: new Counter({
      name: 'fieldcast_writer_partitions_dropped_total',
      help: 'Daily partitions dropped because they were past retention.',
      registers,
    }),
  };
}
