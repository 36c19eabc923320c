// npm run -s fieldcast -- COMMAND: the command line, from a fresh clone on. Standard output is the command's alone.

import { setUp } from './setup.mjs';

await setUp();
await import('../dist/fieldcast.mjs');
