// npm run -s storage-growth -- [options]: bytes a fix and query times at 100 million fixes; see loadtest/storage/main.ts.

import { runBundled } from './run-bundled.mjs';

await runBundled({ 'storage-growth': 'loadtest/storage/main.ts' });
