import { describe, expect, test } from 'vitest';
import { loadConfig } from './config.ts';
import { natsServers } from './nats.ts';
import { commonSettings } from './settings.ts';

describe('the servers in NATS_URL', () => {
  test('are one with the usual port, or all of a cluster', () => {
    expect(natsServers('nats://localhost')).toEqual({ servers: ['localhost:4222'] });
    expect(natsServers('nats://a:1, nats://b:2,nats://c')).toEqual({ servers: ['a:1', 'b:2', 'c:4222'] });
  });

  test('take the user of the first that names one, decoded, and TLS', () => {
    expect(natsServers('tls://me:p%40ss@a:1,tls://b:2')).toEqual({
      servers: ['a:1', 'b:2'],
      user: 'me',
      pass: 'p@ss',
      tls: {},
    });
  });

  test.each(['nats://a,http://b', 'nats://a,', 'nats://a,tls://b', ''])('are refused as %j', (value) => {
    const read = () => loadConfig({ natsUrl: { ...commonSettings.natsUrl, default: undefined } }, { NATS_URL: value });
    expect(read).toThrow('NATS_URL');
  });
});
