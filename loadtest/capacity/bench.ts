import type { BenchOptions } from './options.ts';
import type { BenchStack } from './stack.ts';

/** What a scenario works with. */
export interface Bench {
  readonly options: BenchOptions;
  /** Tells the operator, one line. */
  readonly say: (line: string) => void;
  /** Starts a stack of the scenario's own, runs `work`, and stops the stack whatever happens. */
  withStack<T>(work: (stack: BenchStack) => Promise<T>): Promise<T>;
}
