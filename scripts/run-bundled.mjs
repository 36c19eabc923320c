import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

/** Bundles the entry points into dist/loadtest, with everything that is needed for it, and runs the first. */
export async function runBundled(entryPoints) {
  await setUp();
  const { stop } = await import('esbuild');
  const { bundleForNode } = await import('./build.mjs');
  await bundleForNode(entryPoints, 'dist/loadtest');
  await stop();
  const [first] = Object.keys(entryPoints);
  return import(join(root, `dist/loadtest/${first}.mjs`));
}
