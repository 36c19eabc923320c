// npm run build:client: the package @fieldcast/client as apps install it, in dist/client. Modules stay apart, so that an app's
// bundler leaves out what it does not use; our own packages are inside, other people's are dependencies.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outDir = join(root, 'dist/client');
const libDir = join(outDir, 'lib');
/** gzip, of an app's bundle of the tracker with a browser's location and store, protobuf code included. */
const TRACKER_BYTES_MAX = 25_000;

const packageJsonOf = (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));

rmSync(outDir, { recursive: true, force: true });
compile();
for (const file of filesBelow(libDir)) if (/\.(js|d\.ts)$/.test(file)) writeFileSync(file, withInnerImports(file));
writePackage();
await reportSizes();

function compile() {
  const config = join(outDir, 'tsconfig.json');
  mkdirSync(outDir, { recursive: true });
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        rewriteRelativeImportExtensions: true,
        rootDir: join(root, 'packages'),
        outDir: libDir,
        types: ['node'],
        typeRoots: [join(root, 'node_modules/@types')],
      },
      include: [],
      files: [
        ...['index', 'testing', 'node'].map((entry) => join(root, `packages/client/src/${entry}.ts`)),
        // What is reached through node_modules is not compiled unless it is named.
        ...['core', 'protocol'].flatMap((name) => sourcesOf(join(root, `packages/${name}/src`))),
      ],
    }),
  );
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', config], { stdio: 'inherit' });
  rmSync(config);
  cpSync(join(root, 'packages/protocol/src/gen'), join(libDir, 'protocol/src/gen'), { recursive: true });
}

function withInnerImports(file) {
  const entries = {
    '@fieldcast/core': 'core/src/index.js',
    '@fieldcast/protocol': 'protocol/src/index.js',
    '@fieldcast/protocol/board': 'protocol/src/board.js',
    '@fieldcast/protocol/track': 'protocol/src/track.js',
  };
  return readFileSync(file, 'utf8').replace(/(['"])(@fieldcast\/[a-z/]+)\1/g, (_, quote, name) => {
    const path = relative(dirname(file), join(libDir, entries[name]));
    return `${quote}${path.startsWith('.') ? path : `./${path}`}${quote}`;
  });
}

function writePackage() {
  const { name, version, license } = packageJsonOf('packages/client');
  const dependencies = Object.assign(
    {},
    ...['core', 'protocol', 'client'].map((folder) => packageJsonOf(`packages/${folder}`).dependencies),
  );
  for (const inner of Object.keys(dependencies)) if (inner.startsWith('@fieldcast/')) delete dependencies[inner];
  const entry = (file) => ({ types: `./lib/client/src/${file}.d.ts`, default: `./lib/client/src/${file}.js` });
  const sideEffects = ['./lib/protocol/src/no-long.js', './lib/protocol/src/gen/fieldcast.js'];
  writeFileSync(
    join(outDir, 'package.json'),
    `${JSON.stringify({ name, version, license, description: 'Technicians on the map: no fix lost, little battery', type: 'module', exports: { '.': entry('index'), './node': entry('node'), './testing': entry('testing') }, files: ['lib'], sideEffects, dependencies }, null, 2)}\n`,
  );
  cpSync(join(root, 'docs/sdk.md'), join(outDir, 'README.md'));
  cpSync(join(root, 'LICENSE'), join(outDir, 'LICENSE'));
}

async function reportSizes() {
  const tracker = await bundledBytes(
    'import { createBrowserLocation, createIndexedDbStore, createTracker } from "./client/src/index.js"; globalThis.x = [createTracker, createBrowserLocation, createIndexedDbStore];',
  );
  const board = await bundledBytes('import { createBoard } from "./client/src/index.js"; globalThis.x = createBoard;');
  console.log(
    `@fieldcast/client: tracker ${kB(tracker)} gzip (at most ${kB(TRACKER_BYTES_MAX)}), board ${kB(board)} gzip`,
  );
  if (tracker > TRACKER_BYTES_MAX) throw new Error('the technician part of @fieldcast/client is over its size');
}

async function bundledBytes(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: libDir },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'error',
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

function sourcesOf(folder) {
  return filesBelow(folder).filter((file) => /(?<!\.test|\.d)\.ts$/.test(file));
}

function kB(bytes) {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
