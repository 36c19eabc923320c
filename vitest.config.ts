import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
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
          name: 'system',
          include: ['test/**/*.test.ts'],
          globalSetup: 'test/set-up.ts',
          setupFiles: ['test/empty-log.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Conditions are waited for as long as a busy machine may need; a wait that is met costs nothing.
          expect: { poll: { timeout: 20_000, interval: 20 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
