import { ensureUser, findTenantKey, hashPassword } from '@fieldcast/storage';
import type pg from 'pg';
import { technicianIdOf } from '../capacity/names.ts';
import type { MovingFleet } from './moving-fleet.ts';

const NAMES_FIRST = ['Ada', 'Ben', 'Chloë', 'Deniz', 'Emre', 'Fatma', 'Gio', 'Hana', 'Ivo', 'Jana', 'Kofi', 'Lin'];
const NAMES_LAST = ['Albrecht', 'Bauer', 'Çelik', 'Dvořák', 'Eriksen', 'Fischer', 'García', 'Huang', 'Ito', 'Jansen'];
/** Last positions from before the run are at most this old, s. */
const AGE_S_MAX = 60;
/** Of one statement. */
const ROWS_MAX = 10_000;

/** The key of a tenant that must exist. @throws Error when it does not. */
export async function requireTenantKey(pool: pg.Pool, tenantId: string): Promise<number> {
  const tenantKey = await findTenantKey(pool, tenantId);
  if (tenantKey === undefined) throw new Error(`the database has no tenant ${tenantId}`);
  return tenantKey;
}

/** Writes the technicians, with names as people have them, and a last position of each. */
export async function seedFleet(pool: pg.Pool, tenantId: string, fleet: MovingFleet): Promise<void> {
  const tenantKey = await requireTenantKey(pool, tenantId);
  for (let first = 0; first < fleet.technicians; first += ROWS_MAX) {
    const numbers = Array.from({ length: Math.min(ROWS_MAX, fleet.technicians - first) }, (_, index) => first + index);
    const nowMs = Date.now();
    const fixes = numbers.map((number) => fleet.nextFix(number, nowMs - (number % AGE_S_MAX) * 1000));
    await pool.query(
      `WITH created AS (
         INSERT INTO technicians (tenant_key, technician_id, display_name)
         SELECT $1, id, name FROM unnest($2::text[], $3::text[]) AS given (id, name)
         RETURNING technician_key, technician_id
       )
       INSERT INTO technician_state (technician_key, tenant_key, recorded_at, fix_key, received_at, latitude, longitude)
       SELECT technician_key, $1, recorded_at, 1, recorded_at, latitude, longitude
         FROM created
         JOIN unnest($2::text[], $4::timestamptz[], $5::double precision[], $6::double precision[])
           AS fix (id, recorded_at, latitude, longitude) ON id = technician_id`,
      [
        tenantKey,
        numbers.map(technicianIdOf),
        numbers.map(nameOf),
        fixes.map(({ timeMs }) => new Date(timeMs).toISOString()),
        fixes.map(({ latitudeDeg }) => latitudeDeg),
        fixes.map(({ longitudeDeg }) => longitudeDeg),
      ],
    );
  }
}

/** A dispatcher of the tenant who signs in with a password. */
export interface Dispatcher {
  readonly email: string;
  readonly password: string;
}

export async function seedDispatcher(pool: pg.Pool, tenantId: string): Promise<Dispatcher> {
  const dispatcher = { email: `bench@${tenantId}.example`, password: `bench ${crypto.randomUUID()}` };
  await ensureUser(pool, await requireTenantKey(pool, tenantId), {
    email: dispatcher.email,
    displayName: 'Benchmark',
    role: 'dispatcher',
    passwordHash: await hashPassword(dispatcher.password),
  });
  return dispatcher;
}

function nameOf(number: number): string {
  const first = NAMES_FIRST[number % NAMES_FIRST.length];
  const last = NAMES_LAST[Math.floor(number / NAMES_FIRST.length) % NAMES_LAST.length];
  return `${first} ${last} ${number}`;
}
