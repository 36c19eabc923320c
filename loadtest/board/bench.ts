import type { BenchStack } from '../capacity/stack.ts';
import type { BenchBrowser } from './browser.ts';
import type { BoardBenchOptions } from './options.ts';

/** What a scenario works with: a stack and a browser of its own, and what was asked for. */
export interface BoardBench {
  readonly options: BoardBenchOptions;
  readonly stack: BenchStack;
  readonly browser: BenchBrowser;
  /** Tells the operator, one line. */
  readonly say: (line: string) => void;
}

/** The figures of a run by name, ready to print; `isMet` is false when something that was promised is not so. */
export interface BoardReport {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly isMet: boolean;
}

/** The tenant that every embedded stack has. */
export const DEMO_TENANT = 'demo';
