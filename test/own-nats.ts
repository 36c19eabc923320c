import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll } from 'vitest';

// Each test file has a NATS server to itself while it runs, and finds it without the streams of the file before. The
// address is there before the file is read, since some files read it at once.
const urls = (process.env.FIELDCAST_TEST_NATS_URLS ?? '').split(',');
const taken = urls.findIndex((_, index) => take(leaseOf(index)));
const url = urls[taken];
if (!url) throw new Error('every NATS server is taken: raise NATS_SERVERS in test/set-up.ts');
process.env.FIELDCAST_TEST_NATS_URL = url;
// Below the ports that systems hand out by themselves, and none of them another file's.
process.env.FIELDCAST_TEST_FIRST_PORT = String(12_000 + taken * 2_000);

beforeAll(async () => {
  const connection = await connect({ servers: url });
  const { streams } = await jetstreamManager(connection);
  for await (const name of streams.names()) await streams.delete(name);
  await connection.close();
});
afterAll(() => {
  rmdirSync(leaseOf(taken));
});

function leaseOf(index: number): string {
  return join(process.env.FIELDCAST_TEST_LEASES ?? '', `nats-${index}`);
}

/** True for the one who makes the folder: two cannot. */
function take(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}
