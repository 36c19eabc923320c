// The table of all settings in docs/configuration.md, from the config.ts files.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ownPackagesOnly } from './build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pageFile = join(root, 'docs/configuration.md');

// The first that has a variable explains it.
const SOURCES = [
  { reader: 'ingest', file: 'services/ingest/config.ts' },
  { reader: 'writer', file: 'services/writer/config.ts' },
  { reader: 'broadcaster', file: 'services/broadcaster/config.ts' },
  { reader: 'dispatch', file: 'services/dispatch/config.ts' },
  { reader: 'demo', file: 'services/demo/config.ts' },
  { reader: 'npm start', file: 'packages/stack/src/settings.ts' },
];

const INTRODUCTION = `# Configuration

Every setting is an environment variable, read once at start. A service that cannot use its configuration names every
fault in one message and ends with exit code 2.

Generated from the \`config.ts\` files: change those, then run \`npm run generate\`.

"Read by" names the services, and \`npm start\` for the embedded stack and the command line, which hand their environment on to
the services they start.
`;

const FOR_TESTS = `
\`npm test\` also reads \`FIELDCAST_TEST_CHROMIUM\`: the Chromium or Chrome of the browser tests, instead of the one on the PATH.
`;

/**
 * Writes the page, or with `isCheck` only compares.
 * @returns the page's name when the committed one differs.
 */
export async function generateConfigDocs({ isCheck }) {
  const page = toPage(merge(await readSettings()));
  if (isCheck) return existsSync(pageFile) && readFileSync(pageFile, 'utf8') === page ? [] : ['docs/configuration.md'];
  writeFileSync(pageFile, page);
  return [];
}

/** The settings of each source, in order: `{ reader, settings }`. */
async function readSettings() {
  // In the project's folder, so that the bundle finds node_modules.
  mkdirSync(join(root, 'dist'), { recursive: true });
  const scratch = mkdtempSync(join(root, 'dist/config-docs-'));
  try {
    const entryPoints = Object.fromEntries(SOURCES.map(({ file }, index) => [`source-${index}`, join(root, file)]));
    await build({
      entryPoints,
      outdir: scratch,
      bundle: true,
      platform: 'node',
      format: 'esm',
      outExtension: { '.js': '.mjs' },
      plugins: [ownPackagesOnly],
    });
    const modules = await Promise.all(
      readdirSync(scratch)
        .sort()
        .map((file) => import(pathToFileURL(join(scratch, file)).href)),
    );
    return SOURCES.map(({ reader }, index) => ({ reader, settings: settingsOf(modules[index]) }));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** What a config.ts exports: any object whose values are settings. */
function settingsOf(module) {
  const isSetting = (value) => typeof value?.env === 'string' && typeof value.doc === 'string';
  return Object.values(module)
    .filter((value) => typeof value === 'object' && value !== null && Object.values(value).every(isSetting))
    .flatMap((settings) => Object.values(settings));
}

/** One row for each variable, in the order of the alphabet. */
function merge(sources) {
  const rows = new Map();
  for (const { reader, settings } of sources) {
    for (const setting of settings) {
      const row = rows.get(setting.env) ?? { ...setting, readers: [] };
      if (!row.readers.includes(reader)) row.readers.push(reader);
      // The services need an address which npm start can do without.
      if (setting.optional && !row.optional) row.doc += ` With \`${reader}\`: ${setting.doc}`;
      rows.set(setting.env, row);
    }
  }
  return [...rows.values()].sort((a, b) => (a.env < b.env ? -1 : 1));
}

function toPage(rows) {
  const lines = rows.map(({ env, readers, unit, doc, ...setting }) =>
    ['', `\`${env}\``, toDefault(setting), unit ?? '', readers.join(', '), doc, ''].map(escapeCell).join(' | ').trim(),
  );
  const head = ['| setting | default | unit | read by | what it does |', '| --- | --- | --- | --- | --- |'];
  return [INTRODUCTION, ...head, ...lines, FOR_TESTS].join('\n');
}

function toDefault(setting) {
  if (setting.default) return `\`${setting.default}\``;
  return setting.default === undefined && !setting.optional ? '**must be set**' : '';
}

function escapeCell(text) {
  return text.replaceAll('|', '\\|');
}
