// npm run page-size: what the board's first load costs, compressed with gzip, file by file; fails over the budget.
// The map counts, and the outlines, which stand in where there is no online map. The map's worker does not.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildAll } from './build.mjs';

const BUDGET_BYTES = 450_000;
const PAGE_DIR = join(dirname(fileURLToPath(import.meta.url)), '../dist/dashboard');
/** Loaded by themselves once the board is open, besides what the page itself imports. */
const OPENED_WITH_THE_BOARD = ['map/fleet-map.ts', 'views/timeline.tsx'];
const WORKER = /worker/;

/**
 * The files of the first load, without the worker.
 * @returns paths below dist/dashboard.
 */
export function firstLoadFiles() {
  const manifest = JSON.parse(readFileSync(join(PAGE_DIR, '.vite/manifest.json'), 'utf8'));
  const files = new Set(['index.html']);
  const visited = new Set();
  const visit = (key) => {
    if (visited.has(key)) return;
    visited.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the build has no ${key}: correct OPENED_WITH_THE_BOARD in scripts/page-size.mjs`);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const key of ['index.html', ...OPENED_WITH_THE_BOARD]) visit(key);
  return [...files].filter((file) => !WORKER.test(file));
}

function printSizes() {
  const sizes = firstLoadFiles().map((file) => {
    const content = readFileSync(join(PAGE_DIR, file));
    return { file, gzipBytes: gzipSync(content, { level: 9 }).length, bytes: content.length };
  });
  sizes.sort((a, b) => b.gzipBytes - a.gzipBytes);
  const total = sizes.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  for (const { file, gzipBytes, bytes } of sizes) console.log(`${kB(gzipBytes)}  ${kB(bytes)}  ${file}`);
  console.log(`${kB(total)}  of ${kB(BUDGET_BYTES).trim()}: the board's first load, gzip`);
  if (total <= BUDGET_BYTES) return;
  console.error('Over the budget. Load what the first look does not need later: import() where it is used.');
  process.exitCode = 1;
}

function kB(bytes) {
  return `${(bytes / 1_000).toFixed(1)} kB`.padStart(10);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll();
  printSizes();
}
