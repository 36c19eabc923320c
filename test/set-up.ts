import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@fieldcast/runtime';
import { removeDataDir, startNats, startPostgres } from '@fieldcast/stack';
import { buildAll } from '../scripts/build.mjs';

/**
 * Before the system tests: builds the bundles they start, and starts one NATS and one PostgreSQL in a folder that is
 * thrown away. Tests find them in FIELDCAST_TEST_NATS_URL and FIELDCAST_TEST_DATABASE_URL.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fieldcast-test-'));
  // Entered also by the account that runs the database when root runs the tests.
  chmodSync(dataDir, 0o755);
  const log = createLog('test', 'warn');
  await buildAll();
  const [nats, postgres] = await Promise.all([startNats({ dataDir, log }), startPostgres({ dataDir, log })]);
  process.env.FIELDCAST_TEST_NATS_URL = nats.url;
  process.env.FIELDCAST_TEST_DATABASE_URL = postgres.url;
  return async () => {
    await Promise.all([nats.stop(), postgres.stop()]);
    removeDataDir(dataDir);
  };
}
