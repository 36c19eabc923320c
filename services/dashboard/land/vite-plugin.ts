import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { type Atlas, worldOutlines } from './outlines.ts';

const MODULE_ID = 'virtual:world-outlines';

/**
 * Makes `import url from 'virtual:world-outlines'` the address of the world's outlines as GeoJSON. They are converted
 * from the world-atlas package at build time, so the repository holds no large generated file.
 */
export function worldOutlinesPlugin(): Plugin {
  let isBuild = false;
  return {
    name: 'world-outlines',
    configResolved: ({ command }) => {
      isBuild = command === 'build';
    },
    resolveId: (id) => (id === MODULE_ID ? `\0${MODULE_ID}` : undefined),
    load(id) {
      if (id !== `\0${MODULE_ID}`) return undefined;
      const source = JSON.stringify(worldOutlines(readAtlas()));
      if (!isBuild)
        return `export default ${JSON.stringify(`data:application/geo+json,${encodeURIComponent(source)}`)}`;
      const file = this.emitFile({ type: 'asset', name: 'world-outlines.json', source });
      return `export default import.meta.ROLLUP_FILE_URL_${file}`;
    },
  };
}

function readAtlas(): Atlas {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Atlas;
}
