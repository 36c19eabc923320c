import { type v1, v1 as wire } from '@fieldcast/protocol';
import { createPositionWriter, PositionBatch } from '@fieldcast/storage';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  createDatabase,
  createTenant,
  type ErrorBody,
  type RestServer,
  startServer,
  storeFixes,
  type TestTenant,
} from './rest-server.ts';

// The past of a fleet and of a day, against a real dispatch on real Postgres.

const MINUTE_MS = 60_000;
const NOON_MS = Date.UTC(2026, 2, 9, 12);
const iso = (offsetMs: number) => new Date(NOON_MS + offsetMs).toISOString();

let database: Awaited<ReturnType<typeof createDatabase>>;
let pool: pg.Pool;
let server: RestServer;
let acme: TestTenant;
let other: TestTenant;
let as: string;

beforeAll(async () => {
  database = await createDatabase();
  pool = database.pool;
  server = await startServer(database.url);
  [acme, other] = [await createTenant(pool), await createTenant(pool)];
  as = await acme.token('dispatcher');
  // Anna heads east for an hour, a fix a second; bob's phone uploads what he did from 12:10 to 12:20 half an hour later.
  await storeFixes(pool, acme, 'anna', { count: 3600, startMs: NOON_MS });
  await storeDrive('bob', -MINUTE_MS, 1);
  await storeDrive('bob', 10 * MINUTE_MS, 120, 30 * MINUTE_MS);
  await storeFixes(pool, other, 'secret', { count: 100, startMs: NOON_MS });
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

/** A fix each 5 s, northwards at 10 m/s. */
async function storeDrive(technicianId: string, startMs: number, count: number, delayMs = 500): Promise<void> {
  const batch = new PositionBatch(count);
  const slot = batch.slotOf(acme.tenantId, technicianId);
  for (let index = 0; index < count; index++) {
    const timeMs = NOON_MS + startMs + index * 5_000;
    const latitudeE7 = 520_000_000 + Math.round((index * 50 * 1e7) / 111_195);
    batch.add(slot, timeMs, timeMs + delayMs, {
      latitudeE7,
      longitudeE7: 100_000_000,
      accuracyDm: 45,
      speedCmps: 1000,
    });
  }
  await createPositionWriter(pool, 'plain').write(batch);
}

async function getBytes(path: string, token = as): Promise<Buffer> {
  const response = await fetch(`${server.url}/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/x-protobuf');
  return Buffer.from(await response.arrayBuffer());
}

async function fleet(query: string, token = as): Promise<v1.FleetHistory> {
  return wire.FleetHistory.decode(await getBytes(`/history/fleet?${query}`, token));
}

/** Running sums: what the differences of a column stand for. */
function whole(column: readonly number[]): number[] {
  let sum = 0;
  return column.map((value) => (sum += value));
}

const windowOf = (fromMs: number, toMs: number) => `from=${iso(fromMs)}&to=${iso(toMs)}`;
const trackOf = (history: v1.FleetHistory, id: string) =>
  history.tracks.find(({ technicianId }) => technicianId === id);

describe('the fleet in the past', () => {
  it('at a moment is where each was last, in the order of their ids', async () => {
    const history = await fleet(windowOf(90_500, 90_500));
    expect([history.fromMs, history.toMs]).toEqual([NOON_MS + 90_500, NOON_MS + 90_500]);
    expect(history.tracks.map(({ technicianId }) => technicianId)).toEqual(['anna', 'bob']);
    expect(history.tracks.map(({ recordedMs }) => recordedMs)).toEqual([[-500], [-150_500]]);
    expect(trackOf(history, 'anna')).toMatchObject({
      latitudeE6: [52_000_000],
      longitudeE6: [10_000_009],
      delayMs: [500],
      speedCmps: [1251],
      headingDeg: [0],
      accuracyDm: [46],
    });
  });

  it('through a window comes in points that a line can be drawn through, a minute apart where it is straight', async () => {
    const track = trackOf(await fleet(windowOf(0, 10 * MINUTE_MS)), 'anna');
    const times = whole(track?.recordedMs ?? []);
    expect(times).toEqual([0, 60, 120, 180, 240, 300, 360, 420, 480, 540, 599].map((second) => second * 1000));
    expect(whole(track?.longitudeE6 ?? [])[1]).toBe(10_000_006);
    const hour = trackOf(await fleet(`${windowOf(0, 60 * MINUTE_MS)}&zoom=4`), 'anna');
    expect(whole(hour?.recordedMs ?? []).at(-1)).toBeGreaterThan(3_580_000);
  });

  it('as it was known then has no late uploads; as it was, has them', async () => {
    const window = windowOf(12 * MINUTE_MS, 15 * MINUTE_MS);
    const were = trackOf(await fleet(window), 'bob');
    expect(whole(were?.recordedMs ?? []).at(-1)).toBe(3 * MINUTE_MS - 5_000);
    expect(were?.delayMs.at(-1)).toBe(30 * MINUTE_MS);
    const known = trackOf(await fleet(`${window}&truth=known`), 'bob');
    expect(known?.recordedMs).toEqual([-13 * MINUTE_MS]);
    const whenItCame = trackOf(await fleet(`${windowOf(39 * MINUTE_MS, 42 * MINUTE_MS)}&truth=known`), 'bob');
    const received = whole(whenItCame?.recordedMs ?? []).map((ms, index) => ms + (whenItCame?.delayMs[index] ?? 0));
    expect(received.slice(1)).toEqual([MINUTE_MS, 2 * MINUTE_MS, 3 * MINUTE_MS - 5_000]);
  });

  it('is of one company only, whoever asks', async () => {
    const ids = async (token: string) =>
      (await fleet(windowOf(0, 10 * MINUTE_MS), token)).tracks.map(({ technicianId }) => technicianId);
    expect(await ids(await other.token('dispatcher'))).toEqual(['secret']);
    expect(await ids(acme.apiKey)).toEqual(['anna', 'bob']);
    const technician = await acme.token('technician');
    for (const path of ['history/fleet', 'history/activity', 'technicians/anna/day'])
      expect((await call(`${server.url}/v1/${path}?${windowOf(0, 1)}&bins=1`, { as: technician })).status).toBe(403);
  });

  it('asked by a fifth while four are answered, sends that one away for a second', async () => {
    const url = `${server.url}/v1/history/fleet?${windowOf(0, MINUTE_MS)}`;
    const blocker = await pool.connect();
    await blocker.query('BEGIN; LOCK TABLE technicians');
    const asked = Array.from({ length: 5 }, () => call<ErrorBody>(url, { as }));
    const { status, headers, body } = await Promise.race(asked);
    await blocker.query('ROLLBACK');
    blocker.release();
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect(body.error).toMatchObject({ code: 'OVERLOADED', retryable: true });
    const statuses = (await Promise.all(asked)).map((answer) => answer.status);
    expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 503]);
    expect((await call(url, { as })).status).toBe(200);
  });
});

describe('the activity of a period', () => {
  const activity = async (query: string, token = as) =>
    (await call<{ bins: unknown[] }>(`${server.url}/v1/history/activity?${query}`, { as: token })).body.bins;

  it('says in each stretch who was heard of, and who was heard of late', async () => {
    expect(await activity(`${windowOf(-10 * MINUTE_MS, 70 * MINUTE_MS)}&bins=8`)).toEqual(
      [
        { technicians: 1, late: 0 },
        { technicians: 1, late: 0 },
        { technicians: 2, late: 1 },
        ...[20, 30, 40, 50].map(() => ({ technicians: 1, late: 0 })),
        { technicians: 0, late: 0 },
      ].map((bin, index) => ({ from: iso((index - 1) * 10 * MINUTE_MS), ...bin })),
    );
    expect(await activity(`${windowOf(0, MINUTE_MS)}&bins=1`, await other.token('dispatcher'))).toEqual([
      { from: iso(0), technicians: 1, late: 0 },
    ]);
  });

  it('is the same when it is asked again, in part or as a whole', async () => {
    const query = `${windowOf(0, 30 * MINUTE_MS)}&bins=3`;
    const first = await activity(query);
    expect(await activity(query)).toEqual(first);
    expect(await activity(`${windowOf(10 * MINUTE_MS, 40 * MINUTE_MS)}&bins=3`)).toEqual([
      ...first.slice(1),
      { from: iso(30 * MINUTE_MS), technicians: 1, late: 0 },
    ]);
  });

  it('ends with now', async () => {
    const [fromMs, toMs] = [Date.now() - 90 * MINUTE_MS, Date.now() + 90 * MINUTE_MS];
    const bins = await activity(`from=${new Date(fromMs).toISOString()}&to=${new Date(toMs).toISOString()}&bins=3`);
    expect(bins).toHaveLength(2);
  });
});

describe('the day of a technician', () => {
  const dayOf = async (id: string, query: string) =>
    wire.TechnicianDay.decode(await getBytes(`/technicians/${id}/day?${query}`));

  it('has its segments, its sums and its track', async () => {
    const day = await dayOf('bob', windowOf(-12 * 60 * MINUTE_MS, 12 * 60 * MINUTE_MS));
    expect(day.segments.map(({ kind }) => kind)).toEqual([wire.DaySegmentKind.GAP, wire.DaySegmentKind.DRIVE]);
    expect(day).toMatchObject({ fixes: 121, lateFixes: 120, movingS: 595, stoppedS: 0, gapS: 660, speedMaxCmps: 1000 });
    expect(Math.abs(day.distanceM - 5950)).toBeLessThan(60);
    expect(day.segments[1]).toMatchObject({ fromMs: NOON_MS + 10 * MINUTE_MS, distanceM: day.distanceM });
    const times = whole(day.track?.recordedMs ?? []);
    expect(times[0]).toBe(12 * 60 * MINUTE_MS - MINUTE_MS);
    expect(times.length).toBeLessThan(20);
    expect(whole(day.track?.latitudeE6 ?? []).at(-1)).toBe(52_053_510);
  });

  it('without a fix is empty, and of nobody it is not found', async () => {
    const day = await dayOf('bob', windowOf(-48 * 60 * MINUTE_MS, -24 * 60 * MINUTE_MS));
    expect(day).toMatchObject({ fixes: 0, distanceM: 0, segments: [] });
    expect(day.track?.recordedMs).toEqual([]);
    for (const id of ['nobody', 'secret']) {
      const url = `${server.url}/v1/technicians/${id}/day?${windowOf(0, MINUTE_MS)}`;
      expect((await call(url, { as })).status).toBe(404);
    }
  });
});

describe('a request for the past that is not right', () => {
  it.each([
    { path: 'history/fleet', query: () => '', fault: 'from' },
    { path: 'history/fleet', query: () => 'from=yesterday&to=today', fault: 'from' },
    { path: 'history/fleet', query: () => windowOf(0, 60 * MINUTE_MS + 1), fault: 'at most 1 hour' },
    { path: 'history/fleet', query: () => windowOf(1, 0), fault: 'must not be after' },
    { path: 'history/fleet', query: () => `${windowOf(0, 0)}&truth=maybe`, fault: 'truth' },
    { path: 'history/fleet', query: () => `${windowOf(0, 0)}&zoom=25`, fault: 'zoom' },
    { path: 'history/fleet', query: () => `${windowOf(0, 0)}&west=1&south=2`, fault: 'or none' },
    { path: 'history/fleet', query: () => `${windowOf(0, 0)}&west=1&south=2&east=2&north=1`, fault: 'north of' },
    { path: 'history/fleet', query: () => `${windowOf(0, 0)}&speed=2`, fault: 'speed' },
    { path: 'history/activity', query: () => `${windowOf(0, 9 * 24 * 60 * MINUTE_MS)}&bins=9`, fault: 'at most 192' },
    { path: 'history/activity', query: () => `${windowOf(0, MINUTE_MS)}&bins=289`, fault: 'bins' },
    { path: 'history/activity', query: () => `${windowOf(0, 0)}&bins=1`, fault: 'before' },
    { path: 'technicians/anna/day', query: () => windowOf(0, 26 * 60 * MINUTE_MS + 1), fault: 'at most 26 hours' },
    { path: 'technicians/anna/day', query: () => windowOf(0, 0), fault: 'before' },
  ])('$path $fault: says so', async ({ path, query, fault }) => {
    const { status, body } = await call<ErrorBody>(`${server.url}/v1/${path}?${query()}`, { as });
    expect([status, body.error.code]).toEqual([400, 'INVALID_REQUEST']);
    expect(JSON.stringify(body.error.details)).toContain(fault);
  });

  it('is described, as all are, in openapi.json', async () => {
    const { body } = await call<{ paths: Record<string, { get?: { responses: Record<string, unknown> } }> }>(
      `${server.url}/v1/openapi.json`,
    );
    for (const path of ['/v1/history/fleet', '/v1/technicians/{technician_id}/day'])
      expect(body.paths[path]?.get?.responses[200]).toMatchObject({ content: { 'application/x-protobuf': {} } });
    expect(body.paths['/v1/history/activity']?.get).toBeDefined();
  });
});
