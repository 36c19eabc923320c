/** What only Node has. Nothing that a browser loads imports this file. */
export { createFileStore } from './queue/file-store.ts';
