import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressPlugin } from './compress.ts';
import { worldOutlinesPlugin } from './land/vite-plugin.ts';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [worldOutlinesPlugin(), compressPlugin()],
  // `vite` for development: the page here, its data from a running stack.
  server: { proxy: { '/v1': { target: 'http://127.0.0.1:8080', changeOrigin: false } } },
  build: {
    outDir: fileURLToPath(new URL('../../dist/dashboard', import.meta.url)),
    emptyOutDir: true,
    // What scripts/page-size.mjs follows from the page to the files it loads.
    manifest: true,
    // The page's Content-Security-Policy allows files of our own, not scripts and images inside others.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The map library is one piece of this size, loaded after the page is usable.
    chunkSizeWarningLimit: 1_300,
  },
});
