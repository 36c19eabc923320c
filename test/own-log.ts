import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { beforeAll } from 'vitest';

// Test files that run at the same time have each a NATS server to themselves: the one of their worker. Those that run on
// it one after the other find it without the streams of the ones before.
const urls = (process.env.FIELDCAST_TEST_NATS_URLS ?? '').split(',');
process.env.FIELDCAST_TEST_NATS_URL = urls[Number(process.env.VITEST_POOL_ID) - 1];

beforeAll(async () => {
  const url = process.env.FIELDCAST_TEST_NATS_URL;
  if (!url) throw new Error('there are fewer NATS servers than workers: raise NATS_SERVERS in test/set-up.ts');
  const connection = await connect({ servers: url });
  const { streams } = await jetstreamManager(connection);
  for await (const name of streams.names()) await streams.delete(name);
  await connection.close();
});
