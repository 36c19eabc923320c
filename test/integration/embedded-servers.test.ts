import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@fieldcast/runtime';
import { removeDataDir, type ServerProcess, startNats, startPostgres } from '@fieldcast/stack';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const log = createLog('test', 'error');
let dataDir: string;
const running: ServerProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'fieldcast-servers-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  removeDataDir(dataDir);
});

async function started(server: Promise<ServerProcess>): Promise<ServerProcess> {
  const up = await server;
  running.push(up);
  return up;
}

describe('embedded PostgreSQL', () => {
  // Root's database runs under another account, which cannot enter a folder of mode 0700.
  test.each([
    ['everybody may enter', 0o755],
    ['only its owner may enter', 0o700],
  ])('is killed and started again in a folder that %s, and has what was committed', async (_, mode) => {
    chmodSync(dataDir, mode);
    const first = await started(startPostgres({ dataDir, log }));
    await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS value');
    await first.kill('SIGKILL');
    const second = await started(startPostgres({ dataDir, port: first.port, log }));
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'SELECT value FROM kept')).toEqual([{ value: 1 }]);
  });

  test('left behind by a killed supervisor is stopped by the next start', async () => {
    const leftBehind = await started(startPostgres({ dataDir, log }));
    await query(leftBehind.url, 'CREATE TABLE kept AS SELECT 1 AS value');
    const next = await started(startPostgres({ dataDir, log }));
    expect(await leftBehind.exited).toEqual({ code: 0, signal: null });
    expect(await query(next.url, 'SELECT value FROM kept')).toEqual([{ value: 1 }]);
  });

  test('asks for its password, and commits to disk', async () => {
    const { url } = await started(startPostgres({ dataDir, log }));
    const stranger = new URL(url);
    stranger.password = 'guess';
    await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(
      await query(url, "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS sync"),
    ).toEqual([{ fsync: 'on', sync: 'on' }]);
  });

  test('on a taken port says so', async () => {
    const { port } = await started(startPostgres({ dataDir, log }));
    const otherDir = join(dataDir, 'other');
    await expect(startPostgres({ dataDir: otherDir, port, log })).rejects.toThrow(
      /ended while starting on port \d+:.*Address already in use/s,
    );
    removeDataDir(otherDir);
  });
});

describe('embedded NATS', () => {
  test('is killed and started again, and has what was published', async () => {
    const first = await started(startNats({ dataDir, log }));
    await withNats(first, async (connection) => {
      await (await jetstreamManager(connection)).streams.add({ name: 'KEPT', subjects: ['kept'] });
      await jetstream(connection).publish('kept', 'a message');
    });
    await first.kill('SIGKILL');
    const second = await started(startNats({ dataDir, port: first.port, log }));
    await withNats(second, async (connection) => {
      const { state } = await (await jetstreamManager(connection)).streams.info('KEPT');
      expect(state.messages).toBe(1);
    });
  });

  test('left behind by a killed supervisor is stopped by the next start', async () => {
    const leftBehind = await started(startNats({ dataDir, log }));
    await started(startNats({ dataDir, log }));
    await leftBehind.exited;
  });

  test('with a password lets nobody in without it', async () => {
    const { port } = await started(startNats({ dataDir, log, password: 'open sesame' }));
    await expect(connect({ servers: `127.0.0.1:${port}` })).rejects.toThrow(/authorization/i);
    const connection = await connect({ servers: `127.0.0.1:${port}`, user: 'fieldcast', pass: 'open sesame' });
    await connection.close();
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function withNats(
  { port }: ServerProcess,
  work: (connection: Awaited<ReturnType<typeof connect>>) => Promise<void>,
): Promise<void> {
  const connection = await connect({ servers: `127.0.0.1:${port}` });
  try {
    await work(connection);
  } finally {
    await connection.close();
  }
}
