import {
  defaultPolicy,
  distanceM,
  type Place,
  type Sampling,
  type SamplingInput,
  type ServerPolicy,
  samplingOf,
} from '@fieldcast/core';
import type { Fix } from '@fieldcast/protocol';
import { createFixSieve, type FixSieve } from './location/sieve.ts';
import type { LocationSource, Reading } from './location/source.ts';
import type { Blocker } from './words.ts';

export interface SensingEvents {
  onFix(fix: Fix): void;
  onBlockers(blockers: readonly Blocker[]): void;
  onSampling(sampling: Sampling): void;
}

/** What decides how fixes are taken, besides the readings themselves. */
export interface Circumstances {
  readonly destination: Place | undefined;
  readonly isWatched: boolean;
  readonly batteryPercent: number | undefined;
  readonly isCharging: boolean;
  readonly network: SamplingInput['network'];
}

/** Takes fixes as often as they are worth it: a location source, the sieve behind it, and the rule that drives both. */
export class Sensing {
  readonly #source: LocationSource | undefined;
  readonly #rule: (input: SamplingInput) => Sampling;
  readonly #circumstances: () => Circumstances;
  readonly #nowMs: () => number;
  readonly #events: SensingEvents;
  readonly #sieve: FixSieve = createFixSieve();
  #policy: ServerPolicy = defaultPolicy;
  #sampling: Sampling;
  #isRunning = false;
  #last: Fix | undefined;
  #isMock = false;
  #blockers: readonly Blocker[] = [];

  constructor(
    {
      source,
      rule = samplingOf,
    }: { source: LocationSource | undefined; rule?: ((input: SamplingInput) => Sampling) | undefined },
    circumstances: () => Circumstances,
    nowMs: () => number,
    events: SensingEvents,
  ) {
    this.#source = source;
    this.#rule = rule;
    this.#circumstances = circumstances;
    this.#nowMs = nowMs;
    this.#events = events;
    this.#sampling = this.#decide();
  }

  get sampling(): Sampling {
    return this.#sampling;
  }

  /** The server's wishes; values that are missing or zero stay with our own defaults. */
  setPolicy({ intervalMs, distanceM, watchedIntervalMs, stillIntervalMs }: Partial<ServerPolicy>): void {
    this.#policy = {
      intervalMs: intervalMs || defaultPolicy.intervalMs,
      distanceM: distanceM || defaultPolicy.distanceM,
      watchedIntervalMs: watchedIntervalMs || defaultPolicy.watchedIntervalMs,
      stillIntervalMs: stillIntervalMs || defaultPolicy.stillIntervalMs,
    };
    this.reconsider();
  }

  setRunning(isRunning: boolean): void {
    if (!this.#source || isRunning === this.#isRunning) return;
    this.#isRunning = isRunning;
    if (!isRunning) {
      this.#source.stop();
      return;
    }
    this.#source.start(this.#sampling, {
      reading: (reading) => this.#receive(reading),
      blockers: (blockers) => {
        this.#blockers = blockers;
        this.#tellBlockers();
      },
    });
  }

  /** Something that the rule looks at may have changed. */
  reconsider(): void {
    const next = this.#decide();
    const { intervalMs, distanceM, accuracy, reason } = this.#sampling;
    const isSame =
      next.intervalMs === intervalMs &&
      next.distanceM === distanceM &&
      next.accuracy === accuracy &&
      next.reason === reason;
    if (isSame) return;
    this.#sampling = next;
    if (this.#isRunning) this.#source?.change(next);
    this.#events.onSampling(next);
  }

  /** One fix now, due or not; undefined when there is no source or its reading is of no use. */
  async locate(): Promise<Fix | undefined> {
    const reading = await this.#source?.locate();
    return reading && this.#take(reading, true);
  }

  #receive(reading: Reading): void {
    this.#take(reading, false);
    this.reconsider();
  }

  #take(reading: Reading, isAsked: boolean): Fix | undefined {
    const verdict = this.#sieve.take(reading, { nowMs: this.#nowMs(), sampling: this.#sampling, isAsked });
    if (verdict.kind === 'skipped') return undefined;
    this.#last = verdict.fix;
    if (verdict.isMock !== this.#isMock) {
      this.#isMock = verdict.isMock;
      this.#tellBlockers();
    }
    this.#events.onFix(verdict.fix);
    return verdict.fix;
  }

  #tellBlockers(): void {
    const blockers = new Set<Blocker>([...this.#blockers, ...(this.#isMock ? (['mock_location'] as const) : [])]);
    this.#events.onBlockers([...blockers]);
  }

  #decide(): Sampling {
    const { destination, ...rest } = this.#circumstances();
    return this.#rule({
      ...rest,
      policy: this.#policy,
      ...this.#sieve.motion(),
      jobDistanceM: destination && this.#last ? distanceM(this.#last, destination) : undefined,
    });
  }
}
