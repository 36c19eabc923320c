// npm start: everything on this machine, from a fresh clone on.

import { setUp } from './setup.mjs';

await setUp();
process.argv.splice(2, 0, 'start');
await import('../dist/fieldcast.mjs');
