import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@fieldcast/runtime';
import { removeDataDir, startNats, startPostgres } from '@fieldcast/stack';
import { buildAll } from '../scripts/build.mjs';

/** As many as vitest.config.ts lets system tests run at a time. */
const NATS_SERVERS = 2;

/**
 * Before the system tests: builds the bundles they start, and starts NATS, one for each worker, and one PostgreSQL in a
 * folder that is thrown away. Tests find them in FIELDCAST_TEST_NATS_URL and FIELDCAST_TEST_DATABASE_URL. Called for each
 * project of vitest.config.ts that needs it; the first call serves them all.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env.FIELDCAST_TEST_NATS_URLS) return async () => undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'fieldcast-test-'));
  // Entered also by the account that runs the database when root runs the tests.
  chmodSync(dataDir, 0o755);
  const log = createLog('test', 'warn');
  await buildAll();
  const [postgres, ...nats] = await Promise.all([
    startPostgres({ dataDir, log }),
    ...Array.from({ length: NATS_SERVERS }, (_, index) => startNats({ dataDir: join(dataDir, `nats-${index}`), log })),
  ]);
  process.env.FIELDCAST_TEST_NATS_URLS = nats.map(({ url }) => url).join(',');
  process.env.FIELDCAST_TEST_DATABASE_URL = postgres.url;
  return async () => {
    await Promise.all([...nats, postgres].map((server) => server.stop()));
    removeDataDir(dataDir);
  };
}
