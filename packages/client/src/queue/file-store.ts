import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Fix } from '@fieldcast/protocol';
import { lockFile } from './file-lock.ts';
import { readRecords, toRecord } from './file-records.ts';
import type { FixStore, QueuedFix, StoreContents } from './store.ts';

/** A smaller file is not worth rewriting. */
const COMPACT_BYTES_MIN = 64 * 1024;
/** Fixes in one record of a rewritten file. */
const RECORD_FIXES_MAX = 500;

type Change =
  | { readonly append: readonly (readonly [number, Fix])[] }
  | { readonly remove: readonly number[] }
  | { readonly deviceId: string };

/**
 * Keeps fixes in one file of Node's file system, in a directory that must be there: records are only added, each with
 * its checksum, and an append returns after `fsync`. What a crash tore off at the end is cut away at the next opening.
 * The file is rewritten when most of it is about fixes that are gone. Removals are not synced: after a power cut a fix
 * may be sent again, which the server recognises. One process at a time, by a lock file beside it.
 */
export function createFileStore(path: string): FixStore {
  const store = new FileStore(path);
  return {
    open: () => store.open(),
    append: (fixes) => store.append(fixes),
    remove: (ids) => store.remove(ids),
    setDeviceId: (deviceId) => store.setDeviceId(deviceId),
    close: () => store.close(),
  };
}

class FileStore {
  readonly #path: string;
  readonly #live = new Map<number, Fix>();
  #deviceId: string | undefined;
  #file: FileHandle | undefined;
  #unlock: (() => Promise<void>) | undefined;
  #endBytes = 0;
  #deadFixes = 0;
  /** A write failed halfway: what lies behind `endBytes` is not ours. */
  #isTailDirty = false;

  constructor(path: string) {
    this.#path = path;
  }

  async open(): Promise<StoreContents> {
    await this.close();
    this.#unlock = await lockFile(this.#path);
    try {
      return await this.#load();
    } catch (cause) {
      await this.close();
      throw cause;
    }
  }

  async append(fixes: readonly QueuedFix[]): Promise<void> {
    if (fixes.length === 0) return;
    await this.#write({ append: fixes.map(({ id, fix }) => [id, fix]) }, true);
  }

  async remove(ids: readonly number[]): Promise<void> {
    const known = ids.filter((id) => this.#live.has(id));
    if (known.length === 0) return;
    await this.#write({ remove: known }, false);
    if (this.#endBytes > COMPACT_BYTES_MIN && this.#deadFixes > this.#live.size) await this.#compact();
  }

  async setDeviceId(deviceId: string): Promise<void> {
    await this.#write({ deviceId }, true);
  }

  async close(): Promise<void> {
    const [file, unlock] = [this.#file, this.#unlock];
    this.#file = undefined;
    this.#unlock = undefined;
    await file?.close();
    await unlock?.();
  }

  async #load(): Promise<StoreContents> {
    // 'a+' would ignore the positions of writes; 'r+' does not create.
    await (await open(this.#path, 'a', 0o600)).close();
    this.#file = await open(this.#path, 'r+');
    const { payloads, endBytes, corruptRecords } = readRecords(await this.#file.readFile());
    this.#live.clear();
    this.#deadFixes = 0;
    this.#deviceId = undefined;
    for (const payload of payloads) this.#apply(JSON.parse(payload) as Change);
    this.#endBytes = endBytes;
    this.#isTailDirty = true;
    if (corruptRecords > 0) await this.#cutTail(this.#file);
    return { fixes: this.#contents(), deviceId: this.#deviceId, corruptRecords };
  }

  #contents(): QueuedFix[] {
    return [...this.#live].map(([id, fix]) => ({ id, fix })).sort((one, other) => one.id - other.id);
  }

  async #write(change: Change, isDurable: boolean): Promise<void> {
    const file = this.#file;
    if (!file) throw new Error(`${this.#path} is not open`);
    if (this.#isTailDirty) await this.#cutTail(file);
    const record = toRecord(JSON.stringify(change));
    this.#isTailDirty = true;
    await writeAll(file, record, this.#endBytes);
    if (isDurable) await file.datasync();
    this.#isTailDirty = false;
    this.#endBytes += record.length;
    this.#apply(change);
  }

  async #cutTail(file: FileHandle): Promise<void> {
    await file.truncate(this.#endBytes);
    this.#isTailDirty = false;
  }

  #apply(change: Change): void {
    if ('deviceId' in change) this.#deviceId = change.deviceId;
    else if ('append' in change) for (const [id, fix] of change.append) this.#live.set(id, fix);
    else for (const id of change.remove) if (this.#live.delete(id)) this.#deadFixes++;
  }

  /** Writes what is live to a new file and puts it in the place of the old one: a crash leaves one of the two, whole. */
  async #compact(): Promise<void> {
    const newPath = `${this.#path}.new`;
    const records = Buffer.concat(this.#liveChanges().map((change) => toRecord(JSON.stringify(change))));
    const file = await open(newPath, 'w+', 0o600);
    try {
      await writeAll(file, records, 0);
      await file.datasync();
      await rename(newPath, this.#path);
    } catch (cause) {
      await file.close();
      throw cause;
    }
    const old = this.#file;
    this.#file = file;
    this.#endBytes = records.length;
    this.#deadFixes = 0;
    this.#isTailDirty = false;
    await old?.close();
    await syncDirectory(dirname(this.#path));
  }

  #liveChanges(): Change[] {
    const fixes = this.#contents().map(({ id, fix }) => [id, fix] as const);
    const changes: Change[] = this.#deviceId === undefined ? [] : [{ deviceId: this.#deviceId }];
    for (let from = 0; from < fixes.length; from += RECORD_FIXES_MAX)
      changes.push({ append: fixes.slice(from, from + RECORD_FIXES_MAX) });
    return changes;
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

/** A rename is durable only when its directory is. Windows has no way to say so. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
