import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databasePointerFile, removeDataDir } from './data-dir.ts';
import { assertPortFree, findFreePort } from './ports.ts';
import { commandOf } from './processes.ts';
import { claimDataDir, readRun } from './run-file.ts';
import { openSecrets, writeSecrets } from './secrets.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'fieldcast-data-')), 'data');
});
afterEach(() => rmSync(join(dataDir, '..'), { recursive: true }));

describe('secrets', () => {
  test('are made once, stay the same, and are for their owner only', () => {
    const secrets = openSecrets(dataDir);
    expect(Buffer.byteLength(secrets.tokenSecret)).toBeGreaterThanOrEqual(32);
    expect(openSecrets(dataDir)).toEqual(secrets);
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  test('keep what was added, and get what is new', () => {
    writeSecrets(dataDir, { ...openSecrets(dataDir), demoApiKey: 'fck_1_2' });
    expect(openSecrets(dataDir).demoApiKey).toBe('fck_1_2');
    writeFileSync(join(dataDir, 'secrets.json'), '{"tokenSecret":"from an older version"}');
    expect(openSecrets(dataDir)).toMatchObject({ tokenSecret: 'from an older version' });
    expect(openSecrets(dataDir).databasePassword).toBe(openSecrets(dataDir).databasePassword);
  });

  test('that cannot be read are not replaced', () => {
    openSecrets(dataDir);
    writeFileSync(join(dataDir, 'secrets.json'), '{"token');
    expect(() => openSecrets(dataDir)).toThrow('cannot be read');
    expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).toBe('{"token');
  });
});

describe('the run file', () => {
  test('is claimed, updated and removed', () => {
    const run = claimDataDir(dataDir, new Date(0));
    run.update({ urls: { board: 'http://localhost:8080' } });
    expect(JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8'))).toMatchObject({
      pid: process.pid,
      startedAt: '1970-01-01T00:00:00.000Z',
      urls: { board: 'http://localhost:8080' },
    });
    run.remove();
    expect(readRun(dataDir)).toBeUndefined();
  });

  test('of a running stack stops a second one, naming process and address', () => {
    // Our parent lives as long as we do.
    claimAs({ pid: process.ppid, command: commandOf(process.ppid), urls: { board: 'http://localhost:8080' } });
    expect(() => claimDataDir(dataDir, new Date())).toThrow(
      new RegExp(`already runs in .* \\(process ${process.ppid}, http://localhost:8080\\)`),
    );
  });

  test.each([
    ['is gone', 2 ** 22 + 1, 'node start.mjs'],
    ['has an id that somebody else got', process.ppid, 'node scripts/start.mjs of long ago'],
  ])('of a stack that %s is taken over', (_, pid, command) => {
    claimAs({ pid, command, urls: {} });
    claimDataDir(dataDir, new Date()).remove();
  });

  test('cut short by a crash is taken over', () => {
    claimAs({});
    writeFileSync(join(dataDir, 'run.json'), '{"pid": 1');
    claimDataDir(dataDir, new Date()).remove();
  });

  function claimAs(run: object): void {
    claimDataDir(dataDir, new Date());
    writeFileSync(join(dataDir, 'run.json'), JSON.stringify(run));
  }
});

describe('ports', () => {
  test('a free one is below the range of outgoing connections and can be opened', async () => {
    const port = await findFreePort();
    expect(port).toBeLessThan(32_768);
    await assertPortFree('127.0.0.1', port, 'FIELDCAST_HTTP_PORT');
  });

  test('a taken one is refused by number and setting', async () => {
    const server = createServer();
    const port = await findFreePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    await expect(assertPortFree('127.0.0.1', port, 'FIELDCAST_HTTP_PORT')).rejects.toThrow(
      new RegExp(`Port ${port} .*another program uses it.*FIELDCAST_HTTP_PORT`),
    );
    server.close();
  });
});

test('removing a data folder removes its database elsewhere', () => {
  const elsewhere = join(dataDir, '../elsewhere');
  mkdirSync(elsewhere);
  mkdirSync(dataDir);
  writeFileSync(databasePointerFile(dataDir), `${elsewhere}\n`);
  removeDataDir(dataDir);
  expect(statSync(elsewhere, { throwIfNoEntry: false })).toBeUndefined();
  expect(statSync(dataDir, { throwIfNoEntry: false })).toBeUndefined();
});
