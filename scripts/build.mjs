// Bundles each service and the command line into dist/, one file each; packages from node_modules stay outside.
// The page is built by vite into dist/dashboard, only when its sources changed.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Builds everything that is out of date. */
export async function buildAll() {
  await Promise.all([buildServices(), buildDashboard()]);
}

const ENTRY_POINTS = {
  ingest: 'services/ingest/main.ts',
  writer: 'services/writer/main.ts',
  broadcaster: 'services/broadcaster/main.ts',
  dispatch: 'services/dispatch/main.ts',
  demo: 'services/demo/main.ts',
  fieldcast: 'packages/stack/src/cli.ts',
};

async function buildServices() {
  await build({
    absWorkingDir: root,
    entryPoints: ENTRY_POINTS,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
    plugins: [ownPackagesOnly],
  });
}

/** Bundles our workspace packages and leaves every other package to Node. */
const ownPackagesOnly = {
  name: 'own-packages-only',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@fieldcast/') ? undefined : { path, external: true },
    );
  },
};

async function buildDashboard() {
  const stampFile = join(root, 'dist/dashboard.stamp');
  const stamp = hashOf([
    'services/dashboard',
    'packages/client',
    'packages/core',
    'packages/protocol',
    'package-lock.json',
  ]);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const vite = await import('vite');
  await vite.build({ root: join(root, 'services/dashboard'), logLevel: 'warn' });
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesBelow(join(root, path))))
    hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter(({ name }) => name !== 'node_modules')
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]));
  } catch {
    return [path];
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
