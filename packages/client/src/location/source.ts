import type { Sampling } from '@fieldcast/core';
import type { Fix } from '@fieldcast/protocol';
import type { Blocker } from '../words.ts';

/** What a receiver said, not yet judged: it may be not finite, from the future, or older than the last one. */
export interface Reading extends Fix {
  /** The platform says that another app made it up. */
  readonly isMock?: boolean | undefined;
}

export interface LocationListener {
  reading(reading: Reading): void;
  /** Everything that stands in the way of good readings now; empty: nothing. */
  blockers(blockers: readonly Blocker[]): void;
}

/** Where readings come from. */
export interface LocationSource {
  /** Begins, also again after `stop`. What the platform refuses is told as a blocker, not thrown. */
  start(wanted: Sampling, listener: LocationListener): void;
  /** How readings are wanted from now on. */
  change(wanted: Sampling): void;
  /** One fresh reading, as good as the device can. Rejects when there is none within its time-out. */
  locate(): Promise<Reading>;
  stop(): void;
}
