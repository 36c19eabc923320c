import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { beforeAll } from 'vitest';

// The test files share one NATS, one file after the other: each finds it without the streams of those before.
beforeAll(async () => {
  const connection = await connect({ servers: process.env.FIELDCAST_TEST_NATS_URL ?? '' });
  const { streams } = await jetstreamManager(connection);
  for await (const name of streams.names()) await streams.delete(name);
  await connection.close();
});
