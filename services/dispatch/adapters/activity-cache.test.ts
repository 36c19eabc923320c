import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createActivityCache } from './activity-cache.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = 100 * HOUR_MS;

/** A database in which each bin has one technician, or none at all; it remembers which bins it was asked for. */
function createDatabase() {
  const asked: number[] = [];
  const query = async (text: string, values: unknown[]) => {
    if (!text.includes('positions')) return { rows: [{ technician_key: 1 }] };
    const [, , , , fromTime, , bins] = values as [number, string, number[], number, string, string, number];
    asked.push(bins);
    const first = Date.parse(fromTime) / HOUR_MS;
    return { rows: Array.from({ length: bins }, (_, bin) => ({ bin, technicians: first + bin, late: 0 })) };
  };
  return { asked, pool: { query } as unknown as pg.Pool };
}

function createCache() {
  const { asked, pool } = createDatabase();
  const cache = createActivityCache(pool, { lateMsMin: 60_000, techniciansMax: 10 });
  const read = async (firstHour: number, count: number, nowMs = NOW_MS, tenantKey = 1) =>
    (await cache.read(tenantKey, { fromMs: firstHour * HOUR_MS, binMs: HOUR_MS, count }, nowMs, () => true)).map(
      ({ technicians }) => technicians,
    );
  return { asked, cache, read };
}

describe('the activity that is remembered', () => {
  it('is not read again, and only what is missing is', async () => {
    const { asked, read } = createCache();
    expect(await read(50, 3)).toEqual([50, 51, 52]);
    expect(await read(50, 3)).toEqual([50, 51, 52]);
    expect(await read(51, 4)).toEqual([51, 52, 53, 54]);
    expect(asked).toEqual([3, 2]);
  });

  it('is not remembered in part when nobody waits for it any more', async () => {
    const { asked, cache, read } = createCache();
    const bins = { fromMs: 50 * HOUR_MS, binMs: HOUR_MS, count: 3 };
    expect(await cache.read(1, bins, NOW_MS, () => false)).toEqual([]);
    expect(asked).toEqual([]);
    expect(await read(50, 3)).toEqual([50, 51, 52]);
  });

  it('is read each time while a bin fills up, and again after some minutes', async () => {
    const { asked, read } = createCache();
    await read(98, 2);
    await read(98, 2);
    // The hour that has just ended is settled two minutes later.
    await read(98, 2, NOW_MS + 120_000);
    await read(98, 2, NOW_MS + 120_001);
    await read(98, 2, NOW_MS + 10 * 60_000);
    expect(asked).toEqual([2, 1, 1, 2]);
  });

  it('is of one company', async () => {
    const { asked, read } = createCache();
    await read(50, 2);
    await read(50, 2, NOW_MS, 2);
    expect(asked).toEqual([2, 2]);
    expect(await read(50, 0)).toEqual([]);
  });
});
