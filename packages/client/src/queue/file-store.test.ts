import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileStore } from './file-store.ts';
import { itIsAFixStore } from './store.contract.ts';

let directory = '';
let lastFile = 0;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'fieldcast-queue-'));
});
afterAll(() => rm(directory, { recursive: true }));

const newPath = () => join(directory, `queue-${++lastFile}`);
const queued = (...ids: number[]) =>
  ids.map((id) => ({ id, fix: { timeMs: id * 1_000, latitudeDeg: 52, longitudeDeg: 9 } }));

itIsAFixStore('a file', () => {
  let path: string | undefined;
  return async () => {
    // What the killed process had written, without the lock that it still seems to hold.
    const next = newPath();
    if (path) await copyFile(path, next);
    path = next;
    return createFileStore(next);
  };
});

describe('a file of fixes', () => {
  it('loses nothing but the last write when that is torn off anywhere, and goes on after it', async () => {
    const path = newPath();
    const store = createFileStore(path);
    await store.open();
    await store.append(queued(1, 2));
    const wholeBytes = (await stat(path)).size;
    await store.append(queued(3));
    await store.close();
    const file = await readFile(path);
    for (let size = wholeBytes; size < file.length; size++) {
      await writeFile(path, file.subarray(0, size));
      const { fixes, corruptRecords } = await store.open();
      expect(fixes).toEqual(queued(1, 2));
      expect(corruptRecords).toBe(size === wholeBytes ? 0 : 1);
      await store.append(queued(4));
      expect(await store.open()).toMatchObject({ fixes: queued(1, 2, 4), corruptRecords: 0 });
      await store.close();
    }
  });

  it('cuts off a tail of zeros, as a power cut leaves it', async () => {
    const path = newPath();
    const store = createFileStore(path);
    await store.open();
    await store.append(queued(1));
    await store.close();
    await writeFile(path, Buffer.concat([await readFile(path), Buffer.alloc(4_096)]));
    expect(await store.open()).toMatchObject({ fixes: queued(1), corruptRecords: 1 });
    expect(await store.open()).toMatchObject({ fixes: queued(1), corruptRecords: 0 });
    await store.close();
  });

  it('passes over a record that was damaged in the middle', async () => {
    const path = newPath();
    const store = createFileStore(path);
    await store.open();
    await store.append(queued(1));
    const { size } = await stat(path);
    await store.append(queued(2));
    await store.append(queued(3));
    await store.close();
    const file = await readFile(path);
    file[size + 12] = (file[size + 12] ?? 0) ^ 1;
    await writeFile(path, file);
    expect(await store.open()).toMatchObject({ fixes: queued(1, 3), corruptRecords: 1 });
    await store.close();
  });

  it('is rewritten when most of it is gone', async () => {
    const path = newPath();
    const store = createFileStore(path);
    await store.open();
    await store.setDeviceId('phone-1');
    for (let id = 1; id <= 2_000; id += 100)
      await store.append(queued(...Array.from({ length: 100 }, (_, turn) => id + turn)));
    const { size } = await stat(path);
    await store.remove(Array.from({ length: 1_990 }, (_, index) => index + 1));
    expect((await stat(path)).size).toBeLessThan(size / 10);
    await store.append(queued(2_001));
    const { fixes, deviceId } = await store.open();
    expect(fixes.map(({ id }) => id)).toEqual(Array.from({ length: 11 }, (_, index) => 1_991 + index));
    expect(deviceId).toBe('phone-1');
    await store.close();
  });

  it('is refused to a second store while the first has it, and taken over from a process that ended', async () => {
    const path = newPath();
    const first = createFileStore(path);
    await first.open();
    await expect(createFileStore(path).open()).rejects.toThrow('already open in this process');
    await first.close();
    await writeFile(`${path}.lock`, String(process.ppid));
    await expect(first.open()).rejects.toThrow(`open in process ${process.ppid}`);
    await writeFile(`${path}.lock`, String(spawnSync(process.execPath, ['--version']).pid));
    expect(await first.open()).toMatchObject({ fixes: [] });
    await first.close();
  });

  it('rejects what is asked of it before it is open, or where no file can be', async () => {
    await expect(createFileStore(newPath()).append(queued(1))).rejects.toThrow('not open');
    await expect(createFileStore(join(directory, 'missing', 'queue')).open()).rejects.toThrow('ENOENT');
  });
});
