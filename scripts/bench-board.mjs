// npm run -s bench:board -- [options]: what the dispatch board costs a browser, on a stack of its own; see
// loadtest/board/main.ts.

import { runBundled } from './run-bundled.mjs';

await runBundled({ board: 'loadtest/board/main.ts' });
