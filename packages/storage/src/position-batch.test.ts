import { describe, expect, it } from 'vitest';
import { PositionBatch } from './position-batch.ts';
import { orderRows } from './row-order.ts';

/** Rows as [technician, time, latitude], their keys 10, 20, … in the order in which `keyed` names them. */
function batchOf(rows: [string, number, number][], keyed: string[]): PositionBatch {
  const batch = new PositionBatch(1);
  for (const [technicianId, timeMs, latitudeE7] of rows)
    batch.add(batch.slotOf('acme', technicianId), timeMs, 0, { latitudeE7 });
  for (const technician of batch.technicians) {
    technician.tenantKey = 1;
    technician.technicianKey = (keyed.indexOf(technician.technicianId) + 1) * 10;
  }
  return batch;
}

function ordered(batch: PositionBatch) {
  const { distinct, newest } = orderRows(batch);
  const show = (row: number) =>
    `${batch.technicians[batch.slot[row] ?? 0]?.technicianId}@${batch.recordedAtMs[row]}:${batch.latitudeE7[row]}`;
  return { distinct: Array.from(distinct, show), newest: Array.from(newest, show) };
}

describe('the rows of a batch', () => {
  it('go by technician and time, whatever the order of arrival', () => {
    const batch = batchOf(
      [
        ['bob', 3, 1],
        ['anna', 5, 1],
        ['bob', 1, 1],
        ['anna', 4, 1],
        ['carl', 9, 1],
      ],
      ['carl', 'anna', 'bob'],
    );
    expect(ordered(batch)).toEqual({
      distinct: ['carl@9:1', 'anna@4:1', 'anna@5:1', 'bob@1:1', 'bob@3:1'],
      newest: ['carl@9:1', 'anna@5:1', 'bob@3:1'],
    });
  });

  it('lose what is the same fix again, and keep another fix of the same time', () => {
    const batch = batchOf(
      [
        ['anna', 7, 1],
        ['anna', 7, 2],
        ['bob', 7, 1],
        ['anna', 7, 1],
        ['anna', 7, 2],
      ],
      ['anna', 'bob'],
    );
    const { distinct } = ordered(batch);
    expect(distinct.slice(0, 2).sort()).toEqual(['anna@7:1', 'anna@7:2']);
    expect(distinct.slice(2)).toEqual(['bob@7:1']);
  });

  it('name the first that arrived as the newest when two have one time', () => {
    for (const [first, second] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const batch = batchOf(
        [
          ['anna', 3, 9],
          ['anna', 7, first],
          ['anna', 7, second],
        ],
        ['anna'],
      );
      expect(ordered(batch).newest).toEqual([`anna@7:${first}`]);
    }
  });

  it('agree with a plain sort for thousands of them in random order', () => {
    let seed = 1;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    const names = Array.from({ length: 20 }, (_, index) => `t${String(index).padStart(2, '0')}`);
    const rows = Array.from({ length: 5_000 }, (): [string, number, number] => [
      names[random(20)] ?? '',
      random(300),
      random(3),
    ]);
    const { distinct, newest } = ordered(batchOf(rows, names));
    const expected = new Set(rows.map(([id, timeMs, latitude]) => `${id}@${timeMs}:${latitude}`));
    expect([...distinct].sort()).toEqual([...expected].sort());
    const timesOf = (id: string) =>
      distinct.filter((row) => row.startsWith(id)).map((row) => Number(/@(\d+)/.exec(row)?.[1]));
    for (const id of names) expect(timesOf(id)).toEqual(timesOf(id).toSorted((a, b) => a - b));
    expect(newest.map((row) => row.slice(0, 3))).toEqual(names);
  });

  it('are none in an empty batch', () => {
    expect(ordered(new PositionBatch(0))).toEqual({ distinct: [], newest: [] });
  });
});

describe('a batch', () => {
  it('grows, keeps the days of its fixes, and tells tenants with equal technicians apart', () => {
    const batch = new PositionBatch(0);
    const slots = [batch.slotOf('a', 'x'), batch.slotOf('b', 'x'), batch.slotOf('a', 'x')];
    expect(slots).toEqual([0, 1, 0]);
    for (let index = 0; index < 3_000; index++) batch.add(0, index * 86_400_000 * 0.001, 5, { headingDdeg: index });
    expect(batch.rows).toBe(3_000);
    expect([batch.headingDdeg[0], batch.headingDdeg[2_999], batch.accuracyDm[2_999]]).toEqual([0, 2_999, Number.NaN]);
    expect([...batch.days]).toEqual([0, 1, 2]);
    expect([...batch.tenantIds]).toEqual(['a', 'b']);
  });
});
