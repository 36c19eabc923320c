import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** They load the machine so much, or count so many phones, that others beside them would disturb them and be disturbed. */
const HEAVY = ['test/chaos/**/*.test.ts', 'test/scale/**/*.test.ts', 'test/faults/storm.test.ts'];

/** Short files that wait for long. Begun first: at the end one worker would have nothing to do but wait for them. */
const LONG = ['test/faults/matrix.test.ts', 'test/integration/full-log.test.ts'];

class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((file) => moduleId.endsWith(file));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const system = {
  globalSetup: 'test/set-up.ts',
  setupFiles: ['test/own-nats.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // Conditions are waited for as long as a busy machine may need; a wait that is met costs nothing.
  expect: { poll: { timeout: 20_000, interval: 20 } },
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongOnesFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'services/*/**/*.test.{ts,tsx}', 'loadtest/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
        },
      },
      {
        test: {
          ...system,
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: HEAVY,
          // Most of the time of one file is waiting: for processes to start, for timeouts to pass.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...system,
          name: 'system-heavy',
          include: HEAVY,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
