import type { Duty } from '@fieldcast/client';

/** A duty as it was left on the phone. */
export interface RememberedDuty {
  readonly duty: Duty;
  /** When it was chosen, ms since the epoch. */
  readonly atMs: number;
}

/** Longer than a shift: who forgot to go off duty is not located again the next morning, ms. */
export const DUTY_MS_MAX = 14 * 3_600_000;

const DUTIES: readonly string[] = ['off_duty', 'available', 'en_route', 'on_site'] satisfies Duty[];

/** The duty to go on with after a reload. Anything doubtful is off duty: nobody is located without having said so. */
export function dutyAfterReload(content: unknown, nowMs: number): Duty {
  if (typeof content !== 'object' || content === null) return 'off_duty';
  const { duty, atMs } = content as Record<string, unknown>;
  if (typeof duty !== 'string' || !isDuty(duty) || typeof atMs !== 'number') return 'off_duty';
  return Math.abs(nowMs - atMs) <= DUTY_MS_MAX ? duty : 'off_duty';
}

function isDuty(word: string): word is Duty {
  return DUTIES.includes(word);
}
