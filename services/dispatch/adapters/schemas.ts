import { isExternalId } from '@fieldcast/protocol';
import { PASSWORD_BYTES_MAX, PASSWORD_LENGTH_MIN } from '@fieldcast/storage';
import { z } from 'zod';
import { isoTime, type TrackPosition } from '../core/track/track-format.ts';

// The shapes of requests and answers; /v1/openapi.json is made of them. Times are RFC 3339, units are in the names,
// and an optional field that is absent is unknown.

const EMAIL_LENGTH_MAX = 254;
const SECRET_LENGTH_MAX = 128;

export const externalId = z
  .string()
  .refine(isExternalId, 'must be 1 to 128 bytes of printable text')
  .describe('1 to 128 bytes of printable text.');
export const technicianId = externalId.describe('Your own id of the technician, percent-encoded in a path.');
export const displayName = externalId.describe('A name to show: 1 to 128 bytes of printable text.');
export const time = z.iso.datetime({ offset: true });
export const email = z.email().max(EMAIL_LENGTH_MAX);
export const userRole = z.enum(['dispatcher', 'admin']);
export const tokenRole = z.enum(['technician', 'dispatcher', 'admin']);
/** A password somebody types in: any, since it was checked when it was set. */
export const password = z.string().min(1).max(PASSWORD_BYTES_MAX);
export const newPassword = password
  .min(PASSWORD_LENGTH_MIN)
  .refine((value) => Buffer.byteLength(value) <= PASSWORD_BYTES_MAX, `must have at most ${PASSWORD_BYTES_MAX} bytes`);
export const linkCode = z.string().min(1).max(SECRET_LENGTH_MAX);

export const position = z.object({
  recorded_at: time,
  received_at: time,
  latitude: z.number().describe('Degrees, WGS 84.'),
  longitude: z.number().describe('Degrees, WGS 84.'),
  accuracy_m: z.number().optional().describe('Radius of 68 % confidence.'),
  altitude_m: z.number().optional().describe('Above the WGS 84 ellipsoid.'),
  speed_mps: z.number().optional(),
  heading_deg: z.number().optional().describe('Clockwise from true north.'),
});

export const technician = z.object({
  technician_id: z.string(),
  name: z.string().nullable(),
  position: position.nullable().describe('The newest fix; null before the first.'),
  age_s: z.number().nullable().describe('Seconds since that fix was recorded.'),
});

export const errorAnswer = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      retryable: z.boolean().describe('The same request may succeed later.'),
      retry_after_ms: z.number().optional(),
      details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    }),
  })
  .describe('Any answer that is not a success.');

export function toPosition(fix: TrackPosition): z.output<typeof position> {
  return {
    recorded_at: isoTime(fix.timeMs),
    received_at: isoTime(fix.receivedAtMs),
    latitude: fix.latitudeDeg,
    longitude: fix.longitudeDeg,
    accuracy_m: fix.accuracyM,
    altitude_m: fix.altitudeM,
    speed_mps: fix.speedMps,
    heading_deg: fix.headingDeg,
  };
}
