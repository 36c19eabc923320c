// When reports are due in an open loop: evenly over the run, the technicians in turn. What a technician cannot send when it
// is due goes out as soon as he can, and still counts from when it was due.

export interface Schedule {
  /** How many reports of the run are due at `nowMs`. */
  dueCount(nowMs: number): number;
  /** When the k-th report of the run (from 0) is due. */
  dueAtMs(report: number): number;
  /** When a technician's n-th report of the run (from 0) is due. */
  dueAtMsOf(technician: number, nth: number): number;
}

export function createSchedule(options: {
  readonly startMs: number;
  readonly endMs: number;
  readonly reportsPerS: number;
  readonly technicians: number;
}): Schedule {
  const { startMs, endMs, reportsPerS, technicians } = options;
  const perMs = reportsPerS / 1000;
  const total = Math.floor((endMs - startMs) * perMs);
  const dueAtMs = (report: number) => startMs + report / perMs;
  return {
    dueCount: (nowMs) => Math.max(0, Math.min(total, Math.floor((nowMs - startMs) * perMs) + 1)),
    dueAtMs,
    dueAtMsOf: (technician, nth) => dueAtMs(nth * technicians + technician),
  };
}
