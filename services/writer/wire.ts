import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fullJitterDelayMs } from '@fieldcast/core';
import {
  connectNats,
  createHealth,
  createOperations,
  createRegistry,
  type Logger,
  type RunningService,
  serveOperations,
} from '@fieldcast/runtime';
import { PortInUseError } from '@fieldcast/runtime/uws';
import {
  createPositionWriter,
  type Database,
  describeError,
  openDatabase,
  requireCurrentSchema,
  SchemaError,
  type StorageKind,
  writeConnectionEvents,
} from '@fieldcast/storage';
import { startConnectionLog } from './adapters/connection-log.ts';
import { startMaintenance } from './adapters/maintenance.ts';
import { createWriterMetrics } from './adapters/metrics.ts';
import { startPump } from './adapters/pump.ts';
import type { WriterConfig } from './config.ts';

/**
 * One writes, one waits for its COMMIT, one looks up or creates what is missing, one maintains, one probes, one keeps the
 * history of connections.
 */
const CONNECTIONS_MAX = 6;
const SCHEMA_RETRY_BOUNDS = { baseMs: 200, capMs: 2_000 };
/** The share of the drain timeout for the last batches; the rest is for closing connections. */
const WRITE_SHARE = 0.7;

/**
 * Starts the service. Resolves when it reads the log and writes; waits for a database that does not answer yet; rejects
 * when NATS can not be reached, the port is taken or the database is not migrated.
 */
export async function startWriter(config: WriterConfig, log: Logger): Promise<RunningService & { port: number }> {
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closers.reverse()) await close();
  };
  try {
    return await start(config, log, closers, closeAll);
  } catch (cause) {
    await closeAll();
    throw cause;
  }
}

async function start(
  config: WriterConfig,
  log: Logger,
  closers: (() => Promise<void>)[],
  closeAll: () => Promise<void>,
): Promise<RunningService & { port: number }> {
  const health = createHealth(['postgres', 'schema', 'nats', 'consumer', 'writes']);
  const registry = createRegistry('writer');
  const metrics = createWriterMetrics(registry);
  const server = await serveOperations(createOperations(health, registry), config.bindHost, config.writerPort).catch(
    (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'EADDRINUSE' || cause.code === 'EACCES';
      throw isTaken ? new PortInUseError(config.bindHost, config.writerPort, 'FIELDCAST_WRITER_PORT') : cause;
    },
  );
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const database = openDatabase({
    ...{ url: config.databaseUrl, log, health },
    applicationName: 'fieldcast writer',
    connectionsMax: CONNECTIONS_MAX,
  });
  closers.push(database.close);
  const kind = await waitForSchema(database, log);
  health.set('schema', { ok: true });
  const connection = await connectNats({ url: config.natsUrl, name: 'fieldcast writer', log, health });
  closers.push(() => connection.close());

  const writer = createPositionWriter(database.pool, kind);
  const maintenance = startMaintenance(database, kind, config, log, (dropped) =>
    metrics.partitionsDropped.inc(dropped),
  );
  closers.push(maintenance.stop);
  const pump = await startPump({ connection, writer, config, health, log, metrics });
  const connectionLog = startConnectionLog({
    connection,
    write: (events) => writeConnectionEvents(database.pool, events),
    log,
    random: Math.random,
    count: (outcome, events) => metrics.connectionEvents.inc({ outcome }, events),
  });
  const { port } = server.address() as AddressInfo;
  log.info({ port, storage: kind }, 'serving');
  return {
    port,
    stop: async () => {
      const timeoutMs = config.drainTimeoutMs * WRITE_SHARE;
      await Promise.all([pump.stop(timeoutMs), connectionLog.stop(timeoutMs)]);
      await connection.flush();
      await closeAll();
    },
  };
}

/** @throws SchemaError; every other error is an outage, which it waits for to end. */
async function waitForSchema({ pool }: Database, log: Logger): Promise<StorageKind> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await requireCurrentSchema(pool);
    } catch (cause) {
      if (cause instanceof SchemaError) throw cause;
      const delayMs = fullJitterDelayMs(attempt, SCHEMA_RETRY_BOUNDS, Math.random);
      log.warn({ reason: describeError(cause), delayMs }, 'waiting_for_postgres');
      await sleep(delayMs);
    }
  }
}
