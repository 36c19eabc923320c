import { subjects, v1 } from '@fieldcast/protocol';
import { createHealth, createLog } from '@fieldcast/runtime';
import { type PositionBatch, type PositionWriter, type PreparedBatch, UnknownTenantError } from '@fieldcast/storage';
import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import type { LogMessage } from '../core/entry.ts';
import { createBatcher } from './batcher.ts';
import { commitBatches, createCommitter } from './committer.ts';

const tenantOf = ({ subject }: LogMessage) => subject.split('.').at(-1) ?? '';

function messageOf(tenantId: string, fixes: number): LogMessage {
  const positions = Array.from({ length: fixes }, (_, timeOffsetMs) => ({ timeOffsetMs }));
  const reports = [{ technicianId: tenantId, receivedAtMs: 1, report: { baseTimeMs: 1, positions } }];
  return { subject: subjects.positions(tenantId), data: v1.PositionBatch.encode({ ingestNode: '', reports }).finish() };
}

function prepared(batch: PositionBatch): PreparedBatch {
  const none = Buffer.alloc(0);
  const files = { buffer: none, positions: none, newest: none };
  return { batch, files, distinctRows: batch.rows, generation: 0 };
}

/** Commits a message for each given tenant in one batch; `write` plays the database. */
async function commitAll(tenantIds: string[], write: (tenantIds: string[], call: number) => Error | undefined) {
  const stored: string[] = [];
  const poison: string[] = [];
  const retries: string[] = [];
  const written: string[][] = [];
  let forgotten = 0;
  const health = createHealth([]);
  const readiness: boolean[] = [];
  const aborted = new AbortController();
  const commit = createCommitter<LogMessage>({
    writer: {
      prepare: async (batch) => prepared(batch),
      commit: async ({ batch }) => {
        readiness.push(health.report().ready);
        const ids = batch.technicians.map(({ technicianId }) => technicianId);
        const error = write(ids, written.push(ids));
        if (error) throw error;
        return { inserted: batch.rows, duplicates: 0, path: 'direct' };
      },
      forget: () => forgotten++,
    },
    health,
    log: createLog('test', 'silent'),
    outcome: {
      onStored: (entries) => void stored.push(...entries.map(({ message }) => tenantOf(message))),
      onPoison: (message, reason) => void poison.push(`${tenantOf(message)} ${reason}`),
      onRetry: (fault) => void retries.push(fault),
    },
    random: () => 0,
    signal: aborted.signal,
  });
  const batcher = createBatcher<LogMessage>({ rowsMax: 1e6, lingerMs: 0, onPoison: () => undefined });
  for (const tenantId of tenantIds) batcher.add(messageOf(tenantId, 1));
  const batch = await batcher.take();
  if (!batch) throw new Error('no batch');
  await commit(batch);
  return { stored, poison, retries, written, forgotten, readiness, isReady: health.report().ready };
}

function refusal(code: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError('refused', 0, 'error'), { code });
}

describe('a batch', () => {
  it('that the database refuses is halved until the poison stands alone', async () => {
    const tenants = Array.from({ length: 16 }, (_, index) => `t${index}`);
    const result = await commitAll(tenants, (ids) => (ids.includes('t11') ? refusal('22008') : undefined));
    expect(result.poison).toEqual(['t11 REFUSED_BY_DATABASE']);
    expect(result.stored.sort()).toEqual(tenants.filter((id) => id !== 't11').sort());
    expect(result.written).toHaveLength(9);
  });

  it('goes on without the messages of a tenant that is not there', async () => {
    const result = await commitAll(['a', 'nobody', 'b'], (ids) =>
      ids.includes('nobody') ? new UnknownTenantError(new Set(['nobody'])) : undefined,
    );
    expect(result).toMatchObject({ poison: ['nobody UNKNOWN_TENANT'], stored: ['a', 'b'] });
  });

  it('is written again after an outage, however long, and is nobody’s dead letter', async () => {
    const result = await commitAll(['a', 'b'], (_, call) =>
      call < 30 ? new Error('connect ECONNREFUSED') : undefined,
    );
    expect(result).toMatchObject({ poison: [], stored: ['a', 'b'], isReady: true });
    expect(result.retries).toEqual(Array.from({ length: 29 }, () => 'outage'));
    expect(result.readiness.slice(0, 3)).toEqual([true, false, false]);
    expect(result.forgotten).toBe(29);
  });

  it('is written again at once when keys were stale, without an alarm', async () => {
    const result = await commitAll(['a'], (_, call) => (call === 1 ? refusal('23503') : undefined));
    expect(result).toMatchObject({ stored: ['a'], retries: ['stale'], forgotten: 1, readiness: [true, true] });
  });
});

describe('batches one behind the other', () => {
  it('are prepared one ahead, written one at a time, and never more than two wait for their COMMIT', async () => {
    const events: string[] = [];
    const commits: { written(): void; finish(): void }[] = [];
    const writer: Pick<PositionWriter, 'prepare' | 'commit' | 'forget'> = {
      prepare: async (batch) => {
        events.push(`prepare ${batch.rows}`);
        return prepared(batch);
      },
      commit: async ({ batch }, written = () => undefined) => {
        events.push(`write ${batch.rows}`);
        await new Promise<void>((finish) => commits.push({ written, finish }));
        return { inserted: batch.rows, duplicates: 0, path: 'direct' };
      },
      forget: () => undefined,
    };
    const stored: number[] = [];
    const commit = createCommitter<LogMessage>({
      ...{ writer, health: createHealth([]), log: createLog('test', 'silent'), random: () => 0 },
      signal: new AbortController().signal,
      outcome: {
        onStored: (_, { inserted }) => void stored.push(inserted),
        onPoison: () => undefined,
        onRetry: () => undefined,
      },
    });
    const batcher = createBatcher<LogMessage>({ rowsMax: 1, lingerMs: 1_000, onPoison: () => undefined });
    for (const fixes of [1, 2, 3, 4]) batcher.add(messageOf('anna', fixes));
    const all = commitBatches(batcher, writer, commit);
    await vi.waitFor(() => expect(events.splice(0)).toEqual(['prepare 1', 'write 1', 'prepare 2']));
    commits[0]?.written();
    await vi.waitFor(() => expect(events.splice(0)).toEqual(['write 2', 'prepare 3']));
    // The second is written too, but the first still waits for the disk.
    commits[1]?.written();
    await new Promise(setImmediate);
    expect(events).toEqual([]);
    commits[0]?.finish();
    await vi.waitFor(() => expect(events.splice(0)).toEqual(['write 3', 'prepare 4']));
    commits[1]?.finish();
    // Without a word before its end, it makes room by its end.
    commits[2]?.finish();
    await vi.waitFor(() => expect(events.splice(0)).toEqual(['write 4']));
    batcher.close();
    commits[3]?.finish();
    await all;
    expect(stored).toEqual([1, 2, 3, 4]);
  });
});
