/** From land/vite-plugin.ts: the address of the world's outlines, as land/packed.ts reads them. */
declare module 'virtual:world-outlines' {
  const url: string;
  export default url;
}
