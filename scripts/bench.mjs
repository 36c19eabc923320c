// npm run -s bench -- [options]: the capacity benchmark on a stack of its own; see loadtest/capacity/main.ts.

import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

await setUp();
const { build, stop } = await import('esbuild');
const { ownPackagesOnly } = await import('./build.mjs');
await build({
  absWorkingDir: root,
  entryPoints: ['main', 'technician-thread', 'board-thread', 'profile-service'].map(
    (name) => `loadtest/capacity/${name}.ts`,
  ),
  outdir: 'dist/loadtest',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  plugins: [ownPackagesOnly],
});
await stop();
await import(join(root, 'dist/loadtest/main.mjs'));
