// An app that tracks with a queue in a file, as a process of its own, so that a test can kill it. Speaks over IPC.

import { createTracker } from '@fieldcast/client';
import { createFileStore } from '@fieldcast/client/node';
import { WebSocket } from 'ws';

const {
  url = '',
  token = '',
  file = '',
  technician = '',
  fixes = '0',
  startMs = '0',
} = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;

const store = createFileStore(file);
const tracker = createTracker({
  url,
  getToken: async () => token,
  transport: WebSocket,
  deviceId: `phone-of-${technician}`,
  loggedRetryMs: 1_000,
  store: {
    ...store,
    append: async (queued) => {
      await store.append(queued);
      process.send?.({ kept: queued.map(({ fix }) => fix.timeMs) });
    },
  },
});
const tell = () => {
  const { connection, depth, inFlight, logged } = tracker.getState();
  process.send?.({ connection, depth, inFlight, logged });
};
for (const event of ['state', 'sent', 'ack', 'queue'] as const) tracker.on(event, tell);
tracker.start();

const FIXES_AT_ONCE = 50;
let made = 0;
const making = setInterval(() => {
  for (let count = 0; count < FIXES_AT_ONCE && made < Number(fixes); count++) {
    const timeMs = Number(startMs) + made * 1_000;
    tracker.push({ timeMs, latitudeDeg: 52 + made * 1e-4, longitudeDeg: 9, accuracyM: 5 });
    made++;
  }
  if (made >= Number(fixes)) clearInterval(making);
}, 5);
