import { v1 } from '@fieldcast/protocol';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from './dispatch-api.ts';
import { createHistoryApi } from './history-api.ts';

const FROM_MS = Date.parse('2026-11-20T14:00:00Z');
const TO_MS = Date.parse('2026-11-20T14:10:00Z');
const api = createHistoryApi('https://board.example/');

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The server answers this, once; the answer tells what it was asked. */
function answer(body: BodyInit | null, init?: ResponseInit) {
  const asked = vi.fn<typeof fetch>(async () => new Response(body, init));
  vi.stubGlobal('fetch', asked);
  return () => String(asked.mock.calls[0]?.[0]);
}

describe('the fleet’s history', () => {
  const query = { fromMs: FROM_MS, toMs: TO_MS, truth: 'known', zoom: 12 } as const;

  test('is asked for by time, truth, zoom and bounds, and read from its bytes', async () => {
    const bytes = v1.FleetHistory.encode({ fromMs: FROM_MS, toMs: TO_MS }).finish();
    const asked = answer(new Uint8Array(bytes));
    const bounds = { westDeg: 9, southDeg: 52, eastDeg: 10, northDeg: 53 };
    expect(await api.fleetHistory({ ...query, bounds })).toEqual({ fromMs: FROM_MS, toMs: TO_MS, tracks: [] });
    const { pathname, searchParams } = new URL(asked());
    expect(pathname).toBe('/v1/history/fleet');
    expect(Object.fromEntries(searchParams)).toEqual({
      from: '2026-11-20T14:00:00.000Z',
      to: '2026-11-20T14:10:00.000Z',
      truth: 'known',
      zoom: '12',
      west: '9',
      south: '52',
      east: '10',
      north: '53',
    });
  });

  test('of the whole world is asked for without bounds', async () => {
    const asked = answer(null);
    await api.fleetHistory(query);
    expect(asked()).not.toMatch(/west|undefined/);
  });

  test.each([
    ['a server that is busy', () => answer('{"error":{"code":"BUSY","retry_after_ms":500}}', { status: 503 }), 503],
    ['an answer that is no history', () => answer('<html>'), 0],
    ['no answer', () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone'))), 0],
  ])('is an ApiError for %s', async (_, arrange, status) => {
    arrange();
    const error = await api.fleetHistory(query).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, ...(status === 503 && { code: 'BUSY', retryAfterMs: 500 }) });
  });
});

test('activity is read from JSON', async () => {
  answer('{"bins":[{"from":"2026-11-20T14:00:00Z","technicians":7,"late":2}]}');
  expect(await api.activity(FROM_MS, TO_MS, 1)).toEqual([{ fromMs: FROM_MS, technicians: 7, late: 2 }]);
});

test('the day of a technician nobody knows is undefined, and the id may hold anything', async () => {
  const asked = answer('{"error":{"code":"NOT_FOUND"}}', { status: 404 });
  expect(await api.technicianDay('a/b?c', FROM_MS, TO_MS)).toBeUndefined();
  expect(new URL(asked()).pathname).toBe('/v1/technicians/a%2Fb%3Fc/day');
});

test('connections of a kind nobody knows yet are left out, and unknown values are absent', async () => {
  const event = { at: '2026-11-20T14:00:00Z', link: 'lost', device_id: 'd1', reason: null, battery_percent: 40 };
  answer(JSON.stringify({ events: [event, { ...event, link: 'teleported' }] }));
  expect(await api.connections('anna', FROM_MS, TO_MS)).toEqual([
    { atMs: FROM_MS, link: 'lost', reason: undefined, deviceId: 'd1', appVersion: undefined, batteryPercent: 40 },
  ]);
});
