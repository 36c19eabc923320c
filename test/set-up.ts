import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@fieldcast/runtime';
import { removeDataDir, startNats, startPostgres } from '@fieldcast/stack';
import { buildAll } from '../scripts/build.mjs';

/** More than test files that run at a time: one that was killed keeps its server. */
const NATS_SERVERS = 4;

/**
 * Before the system tests: builds the bundles they start, and starts one PostgreSQL, found in FIELDCAST_TEST_DATABASE_URL, and
 * NATS servers, of which own-nats.ts takes one for each test file. Their folder is thrown away. Called for each project of
 * vitest.config.ts that needs it; the first call serves them all.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env.FIELDCAST_TEST_DATABASE_URL) return async () => undefined;
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
  process.env.FIELDCAST_TEST_LEASES = mkdtempSync(join(dataDir, 'leases-'));
  process.env.FIELDCAST_TEST_DATABASE_URL = postgres.url;
  return async () => {
    await Promise.all([...nats, postgres].map((server) => server.stop()));
    removeDataDir(dataDir);
  };
}
