import { v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { type Batch, createBatcher, encodeReport } from './batcher.ts';

const note = (reportId: number) => ({ connectionId: 1, reportId, receivedAtMs: 0, refusals: [] });
const piece = (reportId: number) =>
  encodeReport({ connectionId: 1, reportId, technicianId: 'tech-1', baseTimeMs: 5, positions: [{ latitudeE7: 7 }] });
const decode = (batch: Batch) => v1.PositionBatch.decode(batch.payload);

describe('a batch', () => {
  test('of several reports is one PositionBatch with the node and all of them in order', () => {
    const batcher = createBatcher('node-1', 1_000);
    for (const id of [1, 2, 3]) batcher.add('acme', piece(id), note(id));
    const [batch] = batcher.takeAll();
    const { ingestNode, reports } = decode(batch as Batch);
    expect(ingestNode).toBe('node-1');
    expect(reports.map(({ reportId }) => reportId)).toEqual([1, 2, 3]);
    expect(reports[0]?.positions[0]?.latitudeE7).toBe(7);
    expect(batch?.reportBytes).toBe(3 * piece(1).length);
  });

  test('never mixes tenants', () => {
    const batcher = createBatcher('node-1', 1_000);
    batcher.add('acme', piece(1), note(1));
    batcher.add('bolt', piece(2), note(2));
    batcher.add('acme', piece(3), note(3));
    expect(
      batcher.takeAll().map(({ tenantId, reports }) => [tenantId, reports.map(({ reportId }) => reportId)]),
    ).toEqual([
      ['acme', [1, 3]],
      ['bolt', [2]],
    ]);
  });

  test('that would become too large is handed out before the report that does not fit', () => {
    const bytesMax = 8 + 2 * piece(1).length;
    const batcher = createBatcher('node-1', bytesMax);
    expect(batcher.add('acme', piece(1), note(1))).toBeUndefined();
    expect(batcher.add('acme', piece(2), note(2))).toBeUndefined();
    const full = batcher.add('acme', piece(3), note(3));
    expect(full?.reports).toHaveLength(2);
    expect(full?.payload.length).toBeLessThanOrEqual(bytesMax);
    expect(batcher.takeAll()[0]?.reports).toHaveLength(1);
  });

  test('leaves nothing behind', () => {
    const batcher = createBatcher('node-1', 1_000);
    batcher.add('acme', piece(1), note(1));
    batcher.takeAll();
    expect(batcher.takeAll()).toEqual([]);
  });
});
