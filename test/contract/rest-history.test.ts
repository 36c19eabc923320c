import { request } from 'node:http';
import { XMLValidator } from 'fast-xml-parser';
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

// Technicians and their history, against a real dispatch on real Postgres.

const START_MS = Date.UTC(2026, 2, 9, 12);
const FIX_COUNT = 2_500;
const DAY = 'from=2026-03-09T00:00:00Z&to=2026-03-10T00:00:00Z';
/** More than the buffers of a socket can hold: a server that did not wait for its client would write all of it. */
const LONG_TRACK_FIXES = 120_000;
const patiently = { timeout: 10_000 };

let database: Awaited<ReturnType<typeof createDatabase>>;
let pool: pg.Pool;
let server: RestServer;
let acme: TestTenant;
let other: TestTenant;
let as: string;
const v1Url = (path: string) => `${server.url}/v1${path}`;
const pathOf = (technicianId: string) => `/technicians/${encodeURIComponent(technicianId)}`;

beforeAll(async () => {
  database = await createDatabase();
  pool = database.pool;
  server = await startServer(database.url, { FIELDCAST_DOWNLOADS_MAX: '2' });
  acme = await createTenant(pool);
  other = await createTenant(pool);
  as = await acme.token('dispatcher');
  await storeFixes(pool, acme, 'anna', { count: FIX_COUNT, startMs: START_MS });
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

interface Technician {
  technician_id: string;
  name: string | null;
  position: { recorded_at: string; longitude: number } | null;
  age_s: number | null;
}

describe('technicians', () => {
  it('come in pages, each once, with the last position and its age', async () => {
    for (const id of ['b-1', 'b-2', 'b-3', 'b-4'])
      await call(v1Url(`/technicians/${id}`), { method: 'PUT', as, json: { name: id } });
    const seen: Technician[] = [];
    let after = '';
    for (let pages = 0; pages < 10; pages++) {
      const url = v1Url(`/technicians?limit=2${after && `&after=${encodeURIComponent(after)}`}`);
      const { body } = await call<{ technicians: Technician[]; next_after: string | null }>(url, { as });
      expect(body.technicians.length).toBeLessThanOrEqual(2);
      seen.push(...body.technicians);
      if (body.next_after === null) break;
      after = body.next_after;
    }
    expect(seen.map(({ technician_id }) => technician_id)).toEqual(['anna', 'b-1', 'b-2', 'b-3', 'b-4']);
    const lastMs = START_MS + (FIX_COUNT - 1) * 1000;
    expect(seen[0]?.position).toEqual({
      recorded_at: new Date(lastMs).toISOString(),
      received_at: new Date(lastMs + 500).toISOString(),
      latitude: 52,
      longitude: 10.0002499,
      accuracy_m: 4.5,
      speed_mps: 12.5,
    });
    expect(Math.abs((seen[0]?.age_s ?? 0) - (Date.now() - lastMs) / 1000)).toBeLessThan(10);
    expect(seen[1]).toMatchObject({ name: 'b-1', position: null, age_s: null });
  });

  it.each([
    'a/b',
    '../etc',
    'a..b',
    '🚐 7',
    '50%',
    'ü?x=1#y',
    "Robert'); DROP TABLE",
    '+',
    '=1+1',
    'a%2Fb',
    'x'.repeat(128),
    '🚐'.repeat(32),
  ])('of id %s are found by their percent-encoded path', async (id) => {
    const put = await call<Technician>(v1Url(pathOf(id)), {
      method: 'PUT',
      as,
      json: { name: `Name of ${id}`.slice(0, 32) },
    });
    expect(put.status).toBe(200);
    const found = await call<Technician>(v1Url(pathOf(id)), { as });
    expect([found.status, found.body.technician_id]).toEqual([200, id]);
    expect((await call(v1Url(`${pathOf(id)}/track?${DAY}&format=csv`), { as })).status).toBe(200);
  });

  it.each(['', '%0A', '%20', 'x'.repeat(129), '%zz'])('of id %s cannot be', async (segment) => {
    const { status, body } = await call<ErrorBody>(v1Url(`/technicians/${segment}`), { as });
    expect([400, 404]).toContain(status);
    expect(['INVALID_REQUEST', 'NOT_FOUND']).toContain(body.error.code);
  });

  it('of another company are not there, on any path', async () => {
    const stranger = await other.token('admin');
    for (const path of ['', '/track', `/track?${DAY}&format=gpx`, '/positions']) {
      const { status, body } = await call<ErrorBody>(v1Url(`/technicians/anna${path}`), { as: stranger });
      expect([status, body.error.code]).toEqual([404, 'NOT_FOUND']);
    }
    const list = await call<{ technicians: Technician[] }>(v1Url('/technicians'), { as: stranger });
    expect(list.body.technicians).toEqual([]);
  });
});

describe('a track', () => {
  const track = (query: string) => call<string>(v1Url(`/technicians/anna/track?${query}`), { as });

  it('is the same in each format: every fix of the period, in order', async () => {
    const geojson = await call<{ features: { properties: { time: string } }[] }>(
      v1Url(`/technicians/anna/track?${DAY}`),
      { as },
    );
    expect(geojson.headers.get('content-type')).toBe('application/geo+json');
    expect(geojson.headers.get('content-disposition')).toContain('filename="track-anna-2026-03-09.geojson"');
    const times = geojson.body.features.map(({ properties }) => properties.time);
    expect(times).toEqual(Array.from({ length: FIX_COUNT }, (_, i) => new Date(START_MS + i * 1000).toISOString()));

    const gpx = await track(`${DAY}&format=gpx`);
    expect(XMLValidator.validate(gpx.body)).toBe(true);
    expect([...gpx.body.matchAll(/<time>([^<]+)/g)].map(([, time]) => time)).toEqual(times);
    const csv = await track(`${DAY}&format=csv`);
    const lines = csv.body.trimEnd().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(',')[1])).toEqual(times);
  });

  it('is named by the day that `from` says, wherever the server is', async () => {
    const file = await track('format=gpx&from=2026-03-10T00:00:00%2B01:00&to=2026-03-10T23:00:00Z');
    expect(file.headers.get('content-disposition')).toContain('filename="track-anna-2026-03-10.gpx"');
  });

  it('holds what was recorded from `from`, and before `to`', async () => {
    const { body } = await track('format=csv&from=2026-03-09T12:00:01Z&to=2026-03-09T13:00:03%2B01:00');
    expect(body.match(/2026-03-09T12:00:0\d.000Z,/g)).toEqual([
      '2026-03-09T12:00:01.000Z,',
      '2026-03-09T12:00:02.000Z,',
    ]);
  });

  it.each([
    ['from=yesterday', 'querystring/from'],
    ['from=2026-03-09T12:00:00', 'querystring/from'],
    ['from=2026-03-09T00:00:00Z&to=2026-03-08T00:00:00Z', 'querystring/from'],
    ['from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z', 'querystring/from'],
    ['format=kml', 'querystring/format'],
    ['fromat=gpx', 'querystring/'],
  ])('asked for with %s is refused, naming %s', async (query, path) => {
    const { status, body } = await call<ErrorBody>(v1Url(`/technicians/anna/track?${query}`), { as });
    expect([status, body.error.details?.[0]?.path]).toEqual([400, path]);
  });
});

describe('pages of positions', () => {
  interface Page {
    positions: { recorded_at: string; longitude: number }[];
    next_cursor: string | null;
  }

  it('give each fix once, also of many with one timestamp', async () => {
    await storeFixes(pool, acme, 'tied', { count: 25, startMs: START_MS, stepMs: 0 });
    await storeFixes(pool, acme, 'tied', { count: 5, startMs: START_MS + 1 });
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 10; pages++) {
      const { body } = await call<Page>(v1Url(`/technicians/tied/positions?${DAY}&limit=7${cursor}`), { as });
      seen.push(...body.positions.map(({ longitude, recorded_at }) => `${recorded_at} ${longitude}`));
      if (body.next_cursor === null) break;
      cursor = `&cursor=${encodeURIComponent(body.next_cursor)}`;
    }
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
  });

  it('need a cursor of ours, and of the same period', async () => {
    for (const cursor of ['x', '1_1', '9999999999999999_1']) {
      const answer = await call<ErrorBody>(v1Url(`/technicians/anna/positions?${DAY}&cursor=${cursor}`), { as });
      expect(answer.body.error.details?.[0]?.path).toBe('querystring/cursor');
    }
  });
});

describe('a download whose client stops reading', () => {
  const period = 'from=2026-03-10T00:00:00Z&to=2026-03-13T00:00:00Z';
  const metric = async (series: string) => {
    const { body } = await call<string>(`${server.url}/metrics`);
    const line = body.split('\n').find((text) => text.startsWith(`fieldcast_dispatch_${series}`));
    return Number(line?.split(' ').at(-1) ?? 0);
  };
  const rowsWritten = () => metric('track_rows_total{format="geojson"');

  /** Starts a download and reads nothing of it. */
  const openDownload = ({ url } = server) =>
    new Promise<{ destroy(): void }>((resolve, reject) => {
      const headers = { authorization: `Bearer ${as}` };
      const outgoing = request(`${url}/v1/technicians/long/track?${period}`, { headers }, (answer) => {
        answer.pause();
        answer.on('error', () => undefined);
        resolve(answer);
      });
      outgoing.on('error', reject);
      outgoing.end();
    });

  beforeAll(() => storeFixes(pool, acme, 'long', { count: LONG_TRACK_FIXES, startMs: Date.UTC(2026, 2, 10) }));

  it('is not read ahead for, is one of few, and is over when the client goes', async () => {
    const before = await rowsWritten();
    const first = await openDownload();
    const second = await openDownload();
    await expect.poll(() => metric('downloads'), patiently).toBe(2);

    const third = await call<ErrorBody>(v1Url(`/technicians/long/track?${period}`), { as });
    expect([third.status, third.body.error.code]).toEqual([503, 'OVERLOADED']);
    expect(third.headers.get('retry-after')).toBe('5');

    // It stands still: three looks in a row find the same number of rows.
    const looks: number[] = [];
    await expect
      .poll(async () => looks.push(await rowsWritten()) >= 3 && new Set(looks.slice(-3)).size === 1, {
        interval: 200,
        timeout: 10_000,
      })
      .toBe(true);
    expect((await rowsWritten()) - before).toBeLessThan(LONG_TRACK_FIXES);

    first.destroy();
    second.destroy();
    await expect.poll(() => metric('downloads'), patiently).toBe(0);
    expect((await rowsWritten()) - before).toBeLessThan(LONG_TRACK_FIXES);
  });

  it('does not keep a stopping server waiting', async () => {
    const stopping = await startServer(database.url, { FIELDCAST_DRAIN_TIMEOUT_MS: '4000' });
    await openDownload(stopping);
    const startedAtMs = performance.now();
    await stopping.stop();
    expect(performance.now() - startedAtMs).toBeLessThan(4000);
  });
});
