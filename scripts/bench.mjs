// npm run -s bench -- [options]: the capacity benchmark on a stack of its own; see loadtest/capacity/main.ts.

import { runBundled } from './run-bundled.mjs';

await runBundled({
  main: 'loadtest/capacity/main.ts',
  'technician-thread': 'loadtest/capacity/technician-thread.ts',
  'board-thread': 'loadtest/capacity/board-thread.ts',
  'profile-service': 'loadtest/capacity/profile-service.ts',
});
