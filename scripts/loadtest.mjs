// npm run -s loadtest -- SUITE [options]: a k6 suite on a stack of its own or on a given one; see loadtest/k6.

import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

await setUp();
const { build, stop } = await import('esbuild');
const { bundleForNode } = await import('./build.mjs');
const outdir = join(root, 'dist/loadtest');

// The script runs in k6's own JavaScript engine: everything is in one file but k6's modules.
await Promise.all([
  build({
    absWorkingDir: root,
    entryPoints: { k6: 'loadtest/k6/script.ts' },
    outdir,
    bundle: true,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'esm',
    target: 'es2020',
    external: ['k6', 'k6/*'],
    logLevel: 'warning',
  }),
  bundleForNode({ loadtest: 'loadtest/k6/runner/main.ts' }, outdir),
]);
await stop();
const { main } = await import(join(outdir, 'loadtest.mjs'));
process.exitCode = await main(process.argv.slice(2), { root, script: join(outdir, 'k6.js') });
