import { findTechnician, readConnectionEvents } from '@fieldcast/storage';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type pg from 'pg';
import { z } from 'zod';
import { ApiError } from '../../core/api-error.ts';
import { TRACK_PERIOD_DAYS_MAX, toPeriod } from '../../core/track/period.ts';
import { isoTime } from '../../core/track/track-format.ts';
import { principalOf } from '../authorization.ts';
import { technicianId, time } from '../schemas.ts';

/** Events of one answer. Over it: the older ones are left out; ask again for what lies before the last one given. */
const EVENTS_MAX = 500;

const connectionEvent = z.object({
  at: time,
  link: z.enum(['connected', 'disconnected', 'lost']),
  reason: z
    .string()
    .nullable()
    .describe(
      'Why it ended, as on `/v1/map` in lower case, such as `connection_lost`; null when it has not, or is unknown.',
    ),
  device_id: z.string(),
  app_version: z.string().nullable(),
  battery_percent: z.number().nullable().describe('The first that the connection told, or the last before it ended.'),
});

/** GET /technicians/:technician_id/connections: when a technician's phones connected, and why they went. */
export function connectionRoutes(pool: pg.Pool): FastifyPluginAsyncZod {
  return async (app) => {
    app.route({
      method: 'GET',
      url: '/technicians/:technician_id/connections',
      config: { access: 'dispatcher' },
      schema: {
        summary: 'When a technician’s phones connected and why they went, newest first',
        description:
          'Best effort: what happens while NATS or all writers are away is missing, and so is the end of the connections of an ingest that was killed. Two beginnings in a row of one device mean that the end between them is not known.',
        tags: ['history'],
        params: z.object({ technician_id: technicianId }),
        querystring: z.strictObject({
          from: time.optional().describe('First time that belongs to the period; a day before `to` when left out.'),
          to: time
            .optional()
            .describe(`First time behind it; now when left out. At most ${TRACK_PERIOD_DAYS_MAX} days.`),
          limit: z.coerce.number().int().min(1).max(EVENTS_MAX).default(EVENTS_MAX),
        }),
        response: { 200: z.object({ events: z.array(connectionEvent) }) },
      },
      handler: async (request) => {
        const { tenantKey } = principalOf(request);
        const { limit, from, to } = request.query;
        const { fromMs, toMs } = periodOf(from, to);
        const technician = await findTechnician(pool, tenantKey, request.params.technician_id);
        if (!technician) throw new ApiError('NOT_FOUND');
        const found = await readConnectionEvents(pool, tenantKey, technician.technicianId, { fromMs, toMs, limit });
        return {
          events: found.map(({ atMs, link, reason, deviceId, appVersion, batteryPercent }) => ({
            at: isoTime(atMs),
            link,
            reason,
            device_id: deviceId,
            app_version: appVersion,
            battery_percent: batteryPercent,
          })),
        };
      },
    });
  };
}

function periodOf(from: string | undefined, to: string | undefined) {
  try {
    return toPeriod(from, to, Date.now());
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ApiError('INVALID_REQUEST', { details: [{ path: 'querystring/from', message: cause.message }], cause });
  }
}
