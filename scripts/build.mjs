// Bundles each service and the command line into dist/, one file each; packages from node_modules stay outside.
// The pages are built by vite into dist/dashboard and dist/phone. Each only when its sources changed.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const ENTRY_POINTS = {
  ingest: 'services/ingest/main.ts',
  writer: 'services/writer/main.ts',
  broadcaster: 'services/broadcaster/main.ts',
  dispatch: 'services/dispatch/main.ts',
  demo: 'services/demo/main.ts',
  fieldcast: 'packages/stack/src/cli.ts',
};

const SERVICE_SOURCES = [
  ...['packages/client', 'packages/core', 'packages/protocol', 'packages/runtime', 'packages/stack'],
  ...['packages/storage', 'services/broadcaster', 'services/demo', 'services/dispatch', 'services/ingest'],
  ...['services/writer', 'scripts/build.mjs', 'package-lock.json'],
];
const DASHBOARD_SOURCES = [
  ...['services/dashboard', 'packages/client', 'packages/core', 'packages/protocol', 'package-lock.json'],
];
const PHONE_SOURCES = [
  ...['services/phone', 'packages/client', 'packages/core', 'packages/protocol', 'package-lock.json'],
];

/**
 * Builds everything that is out of date.
 * @returns whether anything was.
 */
export async function buildAll() {
  const built = await Promise.all([
    buildIfChanged('services', SERVICE_SOURCES, buildServices),
    buildIfChanged('dashboard', DASHBOARD_SOURCES, () => buildPage('services/dashboard')),
    buildIfChanged('phone', PHONE_SOURCES, () => buildPage('services/phone')),
  ]);
  return built.includes(true);
}

/** Runs the build when the sources differ from those of the last one that succeeded. */
async function buildIfChanged(name, sources, buildOne) {
  const stampFile = join(root, `dist/${name}.stamp`);
  const stamp = hashOf(sources);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  await buildOne();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}

async function buildServices() {
  await bundleForNode(ENTRY_POINTS, 'dist');
  // Its helper process would otherwise live as long as the stack that npm start runs in this one.
  await stop();
}

/** One module for each entry point, for Node. */
export async function bundleForNode(entryPoints, outdir) {
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
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
export const ownPackagesOnly = {
  name: 'own-packages-only',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@fieldcast/') ? undefined : { path, external: true },
    );
  },
};

async function buildPage(folder) {
  const vite = await import('vite');
  await vite.build({ root: join(root, folder), logLevel: 'warn' });
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesBelow(join(root, path))))
    hash.update(relative(root, file)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** The file itself, or every file below the folder, in a fixed order. */
function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
