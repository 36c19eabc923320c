import { findTechnician } from '@fieldcast/storage';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import { ApiError } from '../../core/api-error.ts';
import type { GeoBounds } from '../../core/history/bounds.ts';
import {
  ACTIVITY_BINS_MAX,
  ACTIVITY_PERIOD_MS_MAX,
  DAY_PERIOD_MS_MAX,
  FLEET_WINDOW_MS_MAX,
  toBins,
  toWindow,
  type Window,
} from '../../core/history/window.ts';
import { isoTime } from '../../core/track/track-format.ts';
import { principalOf } from '../authorization.ts';
import { readDay } from '../day-reader.ts';
import type { HistoryReader } from '../history-reader.ts';
import { technicianId, time } from '../schemas.ts';

const PROTOBUF_TYPE = 'application/x-protobuf';
const ZOOM_MAX = 24;
/** Maps that show the world more than once count on beyond its edge, degrees. */
const LONGITUDE_DEG_MAX = 720;

const zoom = z.coerce.number().min(0).max(ZOOM_MAX);
const longitude = z.coerce.number().min(-LONGITUDE_DEG_MAX).max(LONGITUDE_DEG_MAX);
const latitude = z.coerce.number().min(-90).max(90);
/** An answer of the wire contract; it is sent as the bytes it is. */
const protobufAnswer = (message: string) => ({
  description: `\`${message}\` of proto/fieldcast/v1/history.proto.`,
  content: { [PROTOBUF_TYPE]: { schema: z.unknown().meta({ type: 'string', format: 'binary' }) } },
});
const side = 'A side of the view in degrees; give all four, or none for the whole world.';

const fleetQuery = z.strictObject({
  from: time,
  to: time.describe('First time behind the window; the same as `from` for a moment. At most an hour later.'),
  truth: z
    .enum(['were', 'known'])
    .default('were')
    .describe('`were`: all that is known today. `known`: what a board showed then, late uploads left out.'),
  zoom: zoom.default(14).describe('Points that cannot be told apart at this zoom of a map are left out.'),
  west: longitude.optional().describe(side),
  south: latitude.optional().describe(side),
  east: longitude.optional().describe(side),
  north: latitude.optional().describe(side),
});

/** Rewind: where the whole fleet was, how much was going on, and what one technician did. */
export function historyRoutes(pool: pg.Pool, history: HistoryReader): FastifyPluginAsyncZod {
  return async (app) => {
    dayRoute(app, pool);

    app.route({
      method: 'GET',
      url: '/history/fleet',
      config: { access: 'dispatcher' },
      schema: {
        summary: 'Where all technicians were between two times, or at one: protobuf, simplified to a zoom',
        tags: ['history'],
        querystring: fleetQuery,
        response: {
          200: protobufAnswer('FleetHistory'),
        },
      },
      handler: async (request, reply) => {
        const { tenantKey } = principalOf(request);
        const { from, to, truth, zoom } = request.query;
        const window = orInvalid('querystring/from', () => toWindow(from, to, 0, FLEET_WINDOW_MS_MAX));
        const bounds = orInvalid('querystring/west', () => toBounds(request.query));
        const answer = await history.fleet(
          tenantKey,
          { ...window, isAsKnown: truth === 'known', zoom, bounds },
          () => !reply.raw.destroyed,
        );
        return reply.type(PROTOBUF_TYPE).send(answer);
      },
    });

    app.route({
      method: 'GET',
      url: '/history/activity',
      config: { access: 'dispatcher' },
      schema: {
        summary: 'How many technicians sent fixes, in each stretch of a period',
        tags: ['history'],
        querystring: z.strictObject({
          from: time,
          to: time.describe('First time behind the period; at most 8 days later.'),
          bins: z.coerce
            .number()
            .int()
            .min(1)
            .max(ACTIVITY_BINS_MAX)
            .describe('Into how many stretches it is divided.'),
        }),
        response: {
          200: z.object({
            bins: z
              .array(
                z.object({
                  from: time,
                  technicians: z.number().describe('Technicians with at least one fix in it.'),
                  late: z
                    .number()
                    .describe('Of them, those whose first fix came more than a minute after it was taken.'),
                }),
              )
              .describe('In order of time; those that have not begun are left out.'),
          }),
        },
      },
      handler: async (request, reply) => {
        const { tenantKey } = principalOf(request);
        const { from, to, bins } = request.query;
        const nowMs = Date.now();
        const asked = toBins(periodOf(from, to, ACTIVITY_PERIOD_MS_MAX), bins, nowMs);
        const activities = await history.activity(tenantKey, asked, nowMs, () => !reply.raw.destroyed);
        return {
          bins: activities.map((activity, bin) => ({ from: isoTime(asked.fromMs + bin * asked.binMs), ...activity })),
        };
      },
    });
  };
}

function dayRoute(app: Parameters<FastifyPluginAsyncZod>[0], pool: pg.Pool): void {
  app.route({
    method: 'GET',
    url: '/technicians/:technician_id/day',
    config: { access: 'dispatcher' },
    schema: {
      summary: 'What a technician did in a day: stops, drives, gaps, sums, and the simplified track, as protobuf',
      tags: ['history'],
      params: z.object({ technician_id: technicianId }),
      querystring: z.strictObject({
        from: time,
        to: time.describe('First time behind the period; at most 26 hours later.'),
        zoom: zoom.default(16).describe('Points that cannot be told apart at this zoom of a map are left out.'),
      }),
      response: { 200: protobufAnswer('TechnicianDay') },
    },
    handler: async (request, reply) => {
      const { tenantKey } = principalOf(request);
      const { from, to, zoom } = request.query;
      const period = periodOf(from, to, DAY_PERIOD_MS_MAX);
      const technician = await findTechnician(pool, tenantKey, request.params.technician_id);
      if (!technician) throw new ApiError('NOT_FOUND');
      const answer = await readDay(pool, tenantKey, { ...period, technicianId: technician.technicianId, zoom });
      return reply.type(PROTOBUF_TYPE).send(answer);
    },
  });
}

function periodOf(from: string, to: string, lengthMsMax: number): Window {
  return orInvalid('querystring/from', () => toWindow(from, to, 1, lengthMsMax));
}

type Sides = Partial<Record<'west' | 'south' | 'east' | 'north', number>>;

function toBounds({ west, south, east, north }: Sides): GeoBounds | undefined {
  if (west === undefined && south === undefined && east === undefined && north === undefined) return undefined;
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    throw new RangeError('give all of `west`, `south`, `east` and `north`, or none');
  if (south > north) throw new RangeError('`south` must not be north of `north`');
  return { westDeg: west, southDeg: south, eastDeg: east, northDeg: north };
}

function orInvalid<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ApiError('INVALID_REQUEST', { details: [{ path, message: cause.message }], cause });
  }
}
