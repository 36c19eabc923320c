import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { type Atlas, worldOutlines } from './outlines.ts';
import { packOutlines } from './packed.ts';

const MODULE_ID = 'virtual:world-outlines';

/**
 * Makes `import url from 'virtual:world-outlines'` the address of the world's outlines, packed. They are converted
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
      const { land, borders } = worldOutlines(readAtlas());
      const source = packOutlines(land, borders);
      if (!isBuild)
        return `export default ${JSON.stringify(`data:application/octet-stream;base64,${Buffer.from(source).toString('base64')}`)}`;
      const file = this.emitFile({ type: 'asset', name: 'world-outlines.bin', source });
      return `export default import.meta.ROLLUP_FILE_URL_${file}`;
    },
  };
}

function readAtlas(): Atlas {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Atlas;
}
