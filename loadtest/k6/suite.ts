/** One k6 load: who connects, what they send, what is done to the stack meanwhile, and what must hold. */
export interface Suite {
  readonly name: string;
  /** What it shows, one line for people. */
  readonly purpose: string;
  readonly technicians: number;
  /** Technicians of one virtual user: k6 needs about 3 MB for each user, and next to nothing for a socket more. */
  readonly techniciansPerVu: number;
  readonly boards: number;
  readonly boardsPerVu: number;
  /** Share of the deltas that a board decodes and measures, 0 to 1; the others only count. */
  readonly decodedShare: number;
  /** What k6 may take to make the backlogs before the load starts. */
  readonly prepareMs: number;
  /** Technicians connect at random moments of this time. */
  readonly connectWithinMs: number;
  /** How long technicians take fixes, from the start of the load. */
  readonly loadMs: number;
  /** How long after that the last answer may take. What has none by then is reported as not stored. */
  readonly settleMsMax: number;
  readonly fixIntervalMs: number;
  /** Fixes of the past hour that each technician brings along when it connects. */
  readonly backlogFixes: number;
  readonly tokenLifetimeS: number;
  /** Done to the stack, at moments from the start of the load. Needs a stack of our own. */
  readonly faults: readonly Fault[];
  /** Limits in the words of k6, by metric. */
  readonly thresholds: Readonly<Record<string, readonly string[]>>;
}

/** The end of every ingest process; the stack starts them again. */
export interface Fault {
  readonly atMs: number;
  readonly signal: 'SIGTERM' | 'SIGKILL';
}

/** What the runner tells the script, as JSON in the environment variable `RUN_VARIABLE`. */
export interface Run {
  readonly suite: Suite;
  readonly trackUrl: string;
  readonly mapUrl: string;
  readonly tenantId: string;
  readonly token: TokenSettings;
  /** Where k6 writes what it measured. */
  readonly measuredFile: string;
}

/** How the services verify tokens. */
export interface TokenSettings {
  readonly secret: string;
  readonly audience: string;
  readonly issuer: string | undefined;
}

export const RUN_VARIABLE = 'FIELDCAST_LOADTEST_RUN';

/** The script logs it when its load begins; the runner counts the moments of faults from there. */
export const LOAD_BEGINS = 'fieldcast: the load begins';

/** The trends every suite must have values of and a threshold on. */
export const TRENDS = ['connect_ms', 'ack_logged_ms', 'ack_stored_ms', 'fix_to_board_ms'] as const;
export type TrendName = (typeof TRENDS)[number];

export const COUNTERS = [
  'reports_sent',
  'fixes_made',
  'fixes_sent',
  'fixes_resent',
  'fixes_stored',
  'fixes_refused',
  'fixes_unanswered',
  'reconnects',
  'drains',
  'token_renewals',
  'board_frames',
  'board_bytes',
  'board_positions',
] as const;
export type CounterName = (typeof COUNTERS)[number];

/** Thresholds of a suite in which nothing goes wrong. Nothing may be refused, left over or disconnected. */
export const NOTHING_GOES_WRONG = {
  fixes_refused: ['count==0'],
  fixes_unanswered: ['count==0'],
  reconnects: ['count==0'],
  drains: ['count==0'],
  errors: ['count==0'],
} as const;

/** Numbers of people that the command line may change. */
export interface Sizes {
  readonly technicians?: number | undefined;
  readonly boards?: number | undefined;
  readonly loadMs?: number | undefined;
}

/**
 * The suite with other numbers.
 * @throws RangeError when its faults would come after its load.
 */
export function resized(suite: Suite, { technicians, boards, loadMs }: Sizes): Suite {
  const changed: Suite = {
    ...suite,
    technicians: technicians ?? suite.technicians,
    boards: boards ?? suite.boards,
    loadMs: loadMs ?? suite.loadMs,
  };
  const lastFaultMs = Math.max(0, ...changed.faults.map(({ atMs }) => atMs));
  const loadMsMin = Math.max(lastFaultMs, changed.connectWithinMs) + changed.fixIntervalMs;
  if (changed.loadMs < loadMsMin)
    throw new RangeError(`${suite.name} takes at least ${Math.ceil(loadMsMin / 1000)} s (--duration)`);
  return changed;
}
