import type { RecordableHistogram } from 'node:perf_hooks';

/** What a thread of technicians is started with. */
export interface TechnicianThreadData {
  readonly host: string;
  readonly port: number;
  /** The number of the thread's first technician, in whom all threads count on. */
  readonly first: number;
  /** One for each technician of the thread. */
  readonly tokens: readonly string[];
  readonly fixesPerReport: number;
  /** Each technician has an address of his own, as phones do. Linux takes any of 127.0.0.0/8. */
  readonly hasOwnAddresses: boolean;
  /** Where to write a CPU profile of each measured run; undefined: none is taken. */
  readonly profileDir: string | undefined;
}

/** One run of a thread. Times are ms since the Unix epoch. */
export interface RunPlan {
  readonly startMs: number;
  /** What is counted: reports due in it, and fixes whose STORED arrived in it. */
  readonly windowStartMs: number;
  /** Nothing is due from here on. */
  readonly endMs: number;
  readonly pace:
    | { readonly mode: 'open'; readonly reportsPerS: number }
    | {
        readonly mode: 'closed';
        /** Fixes sent and not yet STORED, over which nothing is sent. */
        readonly unstoredFixesMax: number;
      };
}

/** What a thread has counted since the last run began. */
export interface TechnicianCounts {
  readonly fixesSent: number;
  readonly bytesSent: number;
  readonly fixesStoredInWindow: number;
  /** Fixes sent and not STORED: at the end of the window less at its start. */
  readonly unstoredGrowthFixes: number;
  readonly logged: RecordableHistogram;
  readonly stored: RecordableHistogram;
  /** Reports each technician has sent since the thread began. */
  readonly reportsOfTechnician: Uint32Array;
  readonly refusedFixes: number;
  /** Error frames by code. */
  readonly errors: Readonly<Record<string, number>>;
  /** Connections that ended although nobody wanted them to, by reason. */
  readonly disconnects: Readonly<Record<string, number>>;
}

export interface ReconnectCounts {
  /** From the call of `restartBegins` to the Welcome of each technician who had to reconnect, ms. */
  readonly reconnectMs: RecordableHistogram;
  readonly reconnected: number;
  readonly online: number;
}
