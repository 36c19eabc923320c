import type { ActivityBin, ConnectionEvent, HistoryApi, HistoryQuery } from '../core/history.ts';
import { readFleetHistory, readTechnicianDay } from '../core/history-wire.ts';
import { ApiError, fieldOf, reach, readJson, refusalOf } from './dispatch-api.ts';

/** An answer that takes longer counts as no answer, ms. A day of a technician is read from disk and may take its time. */
const ANSWER_MS_MAX = 20_000;
/** The zoom a technician's day is asked for when nobody says: streets can be told apart. */
const DAY_ZOOM = 16;

/** The past, asked of dispatch. Same origin; the session is a cookie the page cannot read. */
export function createHistoryApi(baseUrl: string): HistoryApi {
  const urlOf = (path: string, values: Record<string, string | number | undefined>) => {
    const url = new URL(path, baseUrl);
    for (const [name, value] of Object.entries(values))
      if (value !== undefined) url.searchParams.set(name, String(value));
    return url;
  };
  const ofTechnician = (technicianId: string, what: string) =>
    `/v1/technicians/${encodeURIComponent(technicianId)}/${what}`;
  return {
    fleetHistory: async (query, signal) =>
      decode(await ask(urlOf('/v1/history/fleet', fleetValues(query)), PROTOBUF, signal), readFleetHistory),
    activity: async (fromMs, toMs, bins, signal) => {
      const url = urlOf('/v1/history/activity', { ...period(fromMs, toMs), bins });
      return listAt(await readJson(await ask(url, JSON_TYPE, signal)), 'bins').map(toActivityBin);
    },
    technicianDay: async (technicianId, fromMs, toMs, signal) => {
      const values = { ...period(fromMs, toMs), zoom: DAY_ZOOM };
      const answer = await unlessUnknown(ask(urlOf(ofTechnician(technicianId, 'day'), values), PROTOBUF, signal));
      return answer && decode(answer, readTechnicianDay);
    },
    connections: async (technicianId, fromMs, toMs, signal) => {
      const url = urlOf(ofTechnician(technicianId, 'connections'), period(fromMs, toMs));
      return listAt(await readJson(await ask(url, JSON_TYPE, signal)), 'events').flatMap(toConnectionEvent);
    },
  };
}

const PROTOBUF = 'application/x-protobuf';
const JSON_TYPE = 'application/json';

/** An answer with content. @throws ApiError; code `ABORTED` when the caller has given up. */
async function ask(url: URL, accept: string, signal: AbortSignal | undefined): Promise<Response> {
  const timeout = AbortSignal.timeout(ANSWER_MS_MAX);
  const answer = await reach(url, {
    credentials: 'same-origin',
    // Refusals are JSON whatever was asked for.
    headers: { accept: accept === JSON_TYPE ? accept : `${accept}, ${JSON_TYPE};q=0.5` },
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  if (answer.ok) return answer;
  throw refusalOf(answer, await readJson(answer));
}

async function decode<T>(answer: Response, read: (bytes: Uint8Array) => T): Promise<T> {
  try {
    return read(new Uint8Array(await answer.arrayBuffer()));
  } catch (cause) {
    throw new ApiError(0, 'NOT_READABLE', undefined, { cause });
  }
}

async function unlessUnknown(asking: Promise<Response>): Promise<Response | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

function fleetValues({ fromMs, toMs, truth, zoom, bounds }: HistoryQuery): Record<string, string | number | undefined> {
  const { westDeg: west, southDeg: south, eastDeg: east, northDeg: north } = bounds ?? {};
  return { ...period(fromMs, toMs), truth, zoom, west, south, east, north };
}

function period(fromMs: number, toMs: number): { from: string; to: string } {
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}

function listAt(content: unknown, name: string): unknown[] {
  const list = fieldOf(content, name);
  if (!Array.isArray(list)) throw new ApiError(0, `MISSING_${name.toUpperCase()}`);
  return list;
}

function toActivityBin(content: unknown): ActivityBin {
  return {
    fromMs: timeAt(content, 'from'),
    technicians: numberAt(content, 'technicians') ?? 0,
    late: numberAt(content, 'late') ?? 0,
  };
}

const LINKS: readonly unknown[] = ['connected', 'disconnected', 'lost'] satisfies ConnectionEvent['link'][];

// A link of a newer server is left out rather than shown as something it is not.
function toConnectionEvent(content: unknown): ConnectionEvent[] {
  const link = fieldOf(content, 'link');
  if (!LINKS.includes(link)) return [];
  return [
    {
      atMs: timeAt(content, 'at'),
      link: link as ConnectionEvent['link'],
      reason: stringAt(content, 'reason'),
      deviceId: stringAt(content, 'device_id') ?? '',
      appVersion: stringAt(content, 'app_version'),
      batteryPercent: numberAt(content, 'battery_percent'),
    },
  ];
}

function timeAt(content: unknown, name: string): number {
  const atMs = Date.parse(stringAt(content, name) ?? '');
  if (Number.isNaN(atMs)) throw new ApiError(0, `MISSING_${name.toUpperCase()}`);
  return atMs;
}

function stringAt(content: unknown, name: string): string | undefined {
  const value = fieldOf(content, name);
  return typeof value === 'string' ? value : undefined;
}

function numberAt(content: unknown, name: string): number | undefined {
  const value = fieldOf(content, name);
  return typeof value === 'number' ? value : undefined;
}
