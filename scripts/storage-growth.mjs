// npm run -s storage-growth -- [options]: bytes a fix and query times at 100 million fixes; see loadtest/storage/main.ts.

import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

await setUp();
const { build, stop } = await import('esbuild');
const { ownPackagesOnly } = await import('./build.mjs');
await build({
  absWorkingDir: root,
  entryPoints: { 'storage-growth': 'loadtest/storage/main.ts' },
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
await import(join(root, 'dist/loadtest/storage-growth.mjs'));
