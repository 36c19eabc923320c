import type { Fix } from '@fieldcast/protocol';

/** A fix in the queue. Ids grow with arrival and are unique in a store as long as it lives. */
export interface QueuedFix {
  readonly id: number;
  readonly fix: Fix;
}

/** What a store held when it was opened. */
export interface StoreContents {
  /** In order of ids. */
  readonly fixes: readonly QueuedFix[];
  /** The id this installation gave itself; undefined at the first start. */
  readonly deviceId: string | undefined;
  /** Records that could not be read and were cut off: the torn end of a write that a crash interrupted. */
  readonly corruptRecords: number;
}

/** Where fixes outlive the app. Calls are made one at a time, `open` first; each may reject, and is then tried again later. */
export interface FixStore {
  open(): Promise<StoreContents>;
  /** Resolves when the fixes would survive the end of the process. All of them are written, or none. */
  append(fixes: readonly QueuedFix[]): Promise<void>;
  /** Ids that are not there are ignored. */
  remove(ids: readonly number[]): Promise<void>;
  setDeviceId(deviceId: string): Promise<void>;
  close(): Promise<void>;
}
