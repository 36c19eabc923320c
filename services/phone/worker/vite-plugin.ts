import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import type { Plugin } from 'vite';

const WORKER_SOURCE = join(dirname(fileURLToPath(import.meta.url)), 'service-worker.ts');
/** The page itself is kept under its folder's address, by the worker. */
const NOT_LISTED = new Set(['index.html', 'service-worker.js']);

/** Writes `service-worker.js` into the build: it names every built file, and a hash of them all. */
export function serviceWorkerPlugin(): Plugin {
  let outDir = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    // Before the compressed copies are made, which are no files of their own.
    async writeBundle() {
      const source = await readFile(WORKER_SOURCE, 'utf8');
      const names = await builtFiles(outDir);
      const hash = createHash('sha256').update(source);
      for (const name of names)
        hash
          .update(name)
          .update('\0')
          .update(await readFile(join(outDir, name)));
      const files = names.filter((name) => !NOT_LISTED.has(name));
      const { code } = await transform(source, {
        loader: 'ts',
        format: 'iife',
        target: 'es2022',
        minify: true,
        define: { BUILD_FILES: JSON.stringify(files), BUILD_HASH: JSON.stringify(hash.digest('hex').slice(0, 12)) },
      });
      await writeFile(join(outDir, 'service-worker.js'), code);
    },
  };
}

async function builtFiles(outDir: string): Promise<string[]> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(outDir.length + 1)
        .replaceAll(sep, '/'),
    )
    .filter((name) => !/\.(br|gz|map)$/.test(name))
    .sort();
}
