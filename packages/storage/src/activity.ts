import type pg from 'pg';

/** Technicians probed in one statement: bounds how long a statement takes. */
const PAGE_TECHNICIANS = 250;

export interface ActivityPeriod {
  /** When the first bin begins, ms since the Unix epoch. */
  readonly fromMs: number;
  /** Length of a bin, whole ms; all together below 24 days. */
  readonly binMs: number;
  readonly bins: number;
  /** A fix received longer than this after it was taken is late, ms. */
  readonly lateMsMin: number;
  /** Technicians to be asked at most. Over it: an even choice of them, counted several times. */
  readonly techniciansMax: number;
  /** Asked between statements; false: nobody waits for the answer any more. */
  isWanted(): boolean;
}

/** How much was going on in a bin. */
export interface BinActivity {
  /** Technicians with a fix in it. */
  readonly technicians: number;
  /** Of them, those whose first fix of the bin was late. */
  readonly late: number;
}

const endOfPeriod = (direction: 'ASC' | 'DESC') => `
  SELECT (extract(epoch FROM recorded_at - $5::timestamptz) * 1000)::bigint / $4::integer AS number FROM positions
   WHERE tenant_key = $1 AND positions.technician_key = technician.technician_key
     AND recorded_at >= $5::timestamptz AND recorded_at < $6::timestamptz
   ORDER BY recorded_at ${direction}, fix_key ${direction} LIMIT 1`;

// One probe of the primary key a technician and bin, from the technician's first to the last: nights cost nothing. $5 and
// $6 bound the whole period also for a single bin, for the planner's sake.
const COUNT_BINS = `
  SELECT bin, count(*)::integer AS technicians,
         count(*) FILTER (WHERE received_at - recorded_at > $2::interval)::integer AS late
    FROM unnest($3::integer[]) AS technician (technician_key)
   CROSS JOIN LATERAL (${endOfPeriod('ASC')}) AS first
   CROSS JOIN LATERAL (${endOfPeriod('DESC')}) AS last
    JOIN generate_series(0, $7::integer - 1) AS bin ON bin BETWEEN first.number AND last.number
   CROSS JOIN LATERAL (
     SELECT recorded_at, received_at FROM positions
      WHERE tenant_key = $1 AND positions.technician_key = technician.technician_key
        AND recorded_at >= $5::timestamptz AND recorded_at < $6::timestamptz
        AND recorded_at >= $5::timestamptz + bin * $4::integer * interval '1 millisecond'
        AND recorded_at < $5::timestamptz + (bin + 1) * $4::integer * interval '1 millisecond'
      ORDER BY recorded_at, fix_key LIMIT 1) AS fix
   GROUP BY bin`;

/**
 * How many of a tenant's technicians have a fix in each of a period's bins, in order of time: one probe of the primary
 * key a technician and bin, however many fixes there are. Undefined when the answer was no longer wanted.
 * @throws RangeError when a time is not one JavaScript can name.
 */
export async function readActivity(
  pool: Pick<pg.Pool, 'query'>,
  tenantKey: number,
  { fromMs, binMs, bins, lateMsMin, techniciansMax, isWanted }: ActivityPeriod,
): Promise<BinActivity[] | undefined> {
  const [fromTime, toTime] = [fromMs, fromMs + bins * binMs].map((timeMs) => new Date(timeMs).toISOString());
  const counts = Array.from({ length: bins }, () => ({ technicians: 0, late: 0 }));
  const { keys, weight } = await chooseTechnicians(pool, tenantKey, techniciansMax);
  for (let start = 0; start < keys.length; start += PAGE_TECHNICIANS) {
    if (!isWanted()) return undefined;
    const { rows } = await pool.query<{ bin: number; technicians: number; late: number }>(COUNT_BINS, [
      tenantKey,
      `${lateMsMin} milliseconds`,
      keys.slice(start, start + PAGE_TECHNICIANS),
      binMs,
      fromTime,
      toTime,
      bins,
    ]);
    for (const { bin, technicians, late } of rows) {
      const count = counts[bin];
      if (!count) continue;
      count.technicians += technicians;
      count.late += late;
    }
  }
  return counts.map(({ technicians, late }) => ({
    technicians: Math.round(technicians * weight),
    late: Math.round(late * weight),
  }));
}

async function chooseTechnicians(
  pool: Pick<pg.Pool, 'query'>,
  tenantKey: number,
  techniciansMax: number,
): Promise<{ keys: number[]; weight: number }> {
  const { rows } = await pool.query<{ technician_key: number }>(
    'SELECT technician_key FROM technicians WHERE tenant_key = $1 ORDER BY technician_key',
    [tenantKey],
  );
  const every = Math.ceil(rows.length / techniciansMax);
  const chosen = rows.filter((_, index) => index % every === 0).map((row) => row.technician_key);
  return { keys: chosen, weight: chosen.length === 0 ? 1 : rows.length / chosen.length };
}
