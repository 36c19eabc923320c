import { findTechnician, readTrack, type StoredPosition } from '@fieldcast/storage';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import { ApiError } from '../../core/api-error.ts';
import { type Cursor, decodeCursor, encodeCursor, isAfter } from '../../core/track/cursor.ts';
import { TRACK_FORMATS, type TrackFormatName } from '../../core/track/formats.ts';
import { dayOf, type Period, TRACK_PERIOD_DAYS_MAX, toPeriod } from '../../core/track/period.ts';
import { isoTime } from '../../core/track/track-format.ts';
import { principalOf } from '../authorization.ts';
import type { Downloads } from '../downloads.ts';
import type { DispatchMetrics } from '../metrics.ts';
import { position, technicianId, time, toPosition } from '../schemas.ts';

/** Fixes read and written at a time: about 250 kB of a download in memory. */
const DOWNLOAD_PAGE_SIZE = 1_000;
const POSITIONS_MAX = 1_000;
const CURSOR_LENGTH_MAX = 64;

const params = z.object({ technician_id: technicianId });
const period = {
  from: time.optional().describe('First time that belongs to the period; a day before `to` when left out.'),
  to: time.optional().describe(`First time behind it; now when left out. At most ${TRACK_PERIOD_DAYS_MAX} days.`),
};
const formatNames = Object.keys(TRACK_FORMATS) as [TrackFormatName, ...TrackFormatName[]];

const fileContent = Object.fromEntries(
  Object.values(TRACK_FORMATS).map(({ contentType }) => [contentType, { schema: z.string() }]),
);

/** History: a technician's track as a file, or page by page. */
export function trackRoutes(
  pool: pg.Pool,
  downloads: Downloads,
  trackRows: DispatchMetrics['trackRows'],
): FastifyPluginAsyncZod {
  async function existing(tenantKey: number, technicianId: string) {
    const technician = await findTechnician(pool, tenantKey, technicianId);
    if (!technician) throw new ApiError('NOT_FOUND');
    return technician;
  }

  return async (app) => {
    app.route({
      method: 'GET',
      url: '/technicians/:technician_id/track',
      config: { access: 'dispatcher' },
      schema: {
        summary: 'A track as a file: GeoJSON points, GPX or CSV, streamed',
        tags: ['history'],
        params,
        querystring: z.strictObject({ ...period, format: z.enum(formatNames).default('geojson') }),
        response: { 200: { description: 'The file.', content: fileContent } },
      },
      handler: async (request, reply) => {
        const { tenantKey } = principalOf(request);
        const { format, from, to } = request.query;
        const { fromMs, toMs } = periodOf(from, to);
        const { technicianId, displayName } = await existing(tenantKey, request.params.technician_id);
        const pages = readTrack(pool, tenantKey, technicianId, { fromMs, toMs, pageSize: DOWNLOAD_PAGE_SIZE });
        const day = dayOf(from, { fromMs, toMs });
        return downloads.send(reply, format, { technicianId, displayName, fromMs, toMs, day }, pages);
      },
    });

    app.route({
      method: 'GET',
      url: '/technicians/:technician_id/positions',
      config: { access: 'dispatcher' },
      schema: {
        summary: 'The fixes of a period, oldest first, in pages',
        tags: ['history'],
        params,
        querystring: z.strictObject({
          ...period,
          limit: z.coerce.number().int().min(1).max(POSITIONS_MAX).default(POSITIONS_MAX),
          cursor: z.string().max(CURSOR_LENGTH_MAX).optional().describe('`next_cursor` of the page before.'),
        }),
        response: {
          200: z.object({
            technician_id: z.string(),
            from: time,
            to: time.describe('Send the same `from` and `to` with the cursor.'),
            positions: z.array(position),
            next_cursor: z.string().nullable().describe('Null: this was the last page.'),
          }),
        },
      },
      handler: async (request) => {
        const { tenantKey } = principalOf(request);
        const { limit, from, to } = request.query;
        const { fromMs, toMs } = periodOf(from, to);
        const cursor = cursorOf(request.query.cursor, { fromMs, toMs });
        const { technicianId } = await existing(tenantKey, request.params.technician_id);
        const reach = { fromMs: cursor?.timeMs ?? fromMs, toMs, pageSize: limit + 1 };
        const found = await take(readTrack(pool, tenantKey, technicianId, reach), cursor, limit + 1);
        const page = found.slice(0, limit);
        const last = page.at(-1);
        trackRows.inc({ format: 'json' }, page.length);
        return {
          technician_id: technicianId,
          from: isoTime(fromMs),
          to: isoTime(toMs),
          positions: page.map(toPosition),
          next_cursor: found.length > limit && last ? encodeCursor(last) : null,
        };
      },
    });
  };
}

/** The first `count` positions behind the cursor; of fixes at the cursor's very time, those with a greater key. */
async function take(
  pages: AsyncIterable<readonly StoredPosition[]>,
  cursor: Cursor | undefined,
  count: number,
): Promise<StoredPosition[]> {
  const taken: StoredPosition[] = [];
  for await (const page of pages) {
    for (const fix of page) if (!cursor || isAfter(cursor, fix)) taken.push(fix);
    if (taken.length >= count) break;
  }
  return taken.slice(0, count);
}

function periodOf(from: string | undefined, to: string | undefined): Period {
  return orInvalid('querystring/from', () => toPeriod(from, to, Date.now()));
}

function cursorOf(text: string | undefined, within: Period): Cursor | undefined {
  return text === undefined ? undefined : orInvalid('querystring/cursor', () => decodeCursor(text, within));
}

function orInvalid<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ApiError('INVALID_REQUEST', { details: [{ path, message: cause.message }], cause });
  }
}
