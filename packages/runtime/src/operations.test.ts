import { expect, test } from 'vitest';
import { createHealth } from './health.ts';
import { createRegistry } from './metrics.ts';
import { createOperations, isPrivateAddress } from './operations.ts';

const request = { remoteAddress: '127.0.0.1', isForwarded: false };

test('a service is ready when every check is ok, and says which one is not', async () => {
  const health = createHealth(['nats', 'postgres']);
  const operations = createOperations(health, createRegistry('writer'));
  expect(await operations({ ...request, path: '/readyz' })).toMatchObject({ status: 503 });
  health.set('nats', { ok: true });
  health.set('postgres', { ok: false, detail: 'does not answer; retrying' });
  const answer = await operations({ ...request, path: '/readyz' });
  expect(answer?.status).toBe(503);
  expect(JSON.parse(answer?.body ?? '')).toEqual({
    ready: false,
    checks: { nats: { ok: true }, postgres: { ok: false, detail: 'does not answer; retrying' } },
  });
  health.set('postgres', { ok: true });
  expect(await operations({ ...request, path: '/readyz' })).toMatchObject({ status: 200 });
  expect(await operations({ ...request, path: '/healthz' })).toMatchObject({ status: 200 });
  expect(await operations({ ...request, path: '/other' })).toBeUndefined();
});

test('metrics go to private addresses only, and never through a proxy', async () => {
  const operations = createOperations(createHealth([]), createRegistry('ingest'));
  expect(await operations({ ...request, path: '/metrics' })).toMatchObject({
    status: 200,
    body: expect.stringContaining('service="ingest"'),
  });
  expect(await operations({ ...request, path: '/metrics', remoteAddress: '203.0.113.7' })).toMatchObject({
    status: 404,
  });
  expect(await operations({ ...request, path: '/metrics', isForwarded: true })).toMatchObject({ status: 404 });
});

test.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:10.1.2.3', true],
  ['0000:0000:0000:0000:0000:ffff:7f00:0001', true],
  ['0000:0000:0000:0000:0000:0000:0000:0001', true],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['fd00::1', true],
  ['8.8.8.8', false],
  ['0000:0000:0000:0000:0000:ffff:0808:0808', false],
  ['2001:db8::1', false],
])('%s is private: %s', (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected);
});
