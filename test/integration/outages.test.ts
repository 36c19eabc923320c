import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watch } from '../harness/board.ts';
import { drive } from '../harness/fixes.ts';
import { openPhone } from '../harness/phone.ts';
import { rowsOf } from '../harness/rows.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack?.stop());

const phoneOf = async (subject: string) =>
  openPhone({ url: stack.urls.track, token: await stack.token({ role: 'technician', subject }) });
const isReady = async (name: 'ingest' | 'writer' | 'broadcaster' | 'dispatch') =>
  (await stack.services[name].ready()).status === 200;
const patiently = { timeout: 30_000 };

describe('the writer is down', () => {
  test('fixes are still logged, and stored when it is back, on the same open connection', async () => {
    const phone = await phoneOf('writer-down');
    await stack.services.writer.end('SIGTERM');
    const outcome = phone.report(drive(30));
    await outcome.logged;
    expect(await rowsOf(stack.database, 'writer-down')).toHaveLength(0);
    await stack.services.writer.start();
    await outcome.stored;
    expect(await rowsOf(stack.database, 'writer-down')).toHaveLength(30);
    await phone.close();
  });
});

describe('the database is down', () => {
  test('fixes are logged, /readyz of the writer says why, and all is stored when it is back', async () => {
    const board = watch(stack);
    const phone = await phoneOf('database-down');
    await phone.report(drive(1, { ageMs: 60_000 })).stored;
    await expect.poll(() => board.sight('database-down'), patiently).toBeDefined();
    await stack.postgres.kill();

    const outcomes = Array.from({ length: 5 }, (_, index) => phone.report(drive(10, { ageMs: (5 - index) * 10_000 })));
    await Promise.all(outcomes.map(({ logged }) => logged));
    const last = drive(1);
    await phone.report(last).logged;
    await expect.poll(() => board.sight('database-down')?.timeMs, patiently).toBe(last[0]?.timeMs);
    await expect
      .poll(() => stack.services.writer.ready(), patiently)
      .toMatchObject({ status: 503, body: expect.stringContaining('postgres') });

    await stack.postgres.start();
    await Promise.all(outcomes.map(({ stored }) => stored));
    await expect.poll(() => isReady('writer'), patiently).toBe(true);
    await expect.poll(() => isReady('dispatch'), patiently).toBe(true);
    await expect.poll(async () => (await rowsOf(stack.database, 'database-down')).length, patiently).toBe(52);
    board.stop();
    await phone.close();
  });
});

describe('the broker is down', () => {
  test('nothing is acknowledged until it is back, and then everything, once', async () => {
    const board = watch(stack);
    const phone = await phoneOf('broker-down');
    await phone.report(drive(1, { ageMs: 60_000 })).stored;
    await stack.nats.kill();
    await expect.poll(() => isReady('ingest'), patiently).toBe(false);
    let isLogged = false;
    const outcome = phone.report(drive(10, { ageMs: 20_000 }));
    void outcome.logged.then(() => {
      isLogged = true;
    });
    await expect.poll(() => isReady('writer'), patiently).toBe(false);
    expect(isLogged).toBe(false);

    await stack.nats.start();
    await outcome.logged;
    await outcome.stored;
    expect(await rowsOf(stack.database, 'broker-down')).toHaveLength(11);
    for (const name of ['ingest', 'writer', 'broadcaster', 'dispatch'] as const)
      await expect.poll(() => isReady(name), patiently).toBe(true);

    const last = drive(1);
    await phone.report(last).stored;
    await expect.poll(() => board.sight('broker-down')?.timeMs, patiently).toBe(last[0]?.timeMs);
    board.stop();
    await phone.close();
  });
});

describe('access that is revoked after the broker was down', () => {
  test('is gone at once on every connection, phone and board', async () => {
    const technician = await phoneOf('revoked-later');
    const board = watch(stack, { subject: 'dispatcher-revoked' });
    await expect.poll(board.connection, patiently).toBe('online');
    await stack.nats.kill();
    await expect.poll(() => isReady('ingest'), patiently).toBe(false);
    await stack.nats.start();
    for (const name of ['ingest', 'broadcaster', 'dispatch'] as const)
      await expect.poll(() => isReady(name), patiently).toBe(true);

    const admin = await stack.token({ role: 'admin', subject: 'admin-1' });
    for (const subject of ['revoked-later', 'dispatcher-revoked']) {
      const path = `${stack.urls.http}/v1/technicians/${subject}/revoke`;
      const revoke = () => fetch(path, { method: 'POST', headers: { authorization: `Bearer ${admin}` } });
      await expect.poll(async () => (await revoke()).ok, patiently).toBe(true);
    }
    expect(await technician.closed).toBe(4503);
    await expect.poll(board.connection, patiently).toBe('closed');
    board.stop();
  });
});

describe('a deploy', () => {
  test('of ingest tells each phone when to come back, and closes with 4000', async () => {
    const phones = await Promise.all(Array.from({ length: 20 }, (_, index) => phoneOf(`deploy-${index}`)));
    const outcomes = phones.map((phone) => phone.report(drive(3)));
    const drains = phones.map((phone) => phone.frame(({ drain }) => drain));
    const ended = stack.services.ingest.end('SIGTERM');
    const delays = (await Promise.all(drains)).map(({ reconnectAfterMs }) => reconnectAfterMs);
    expect(new Set(delays).size).toBeGreaterThan(10);
    expect(await Promise.all(phones.map(({ closed }) => closed))).toEqual(phones.map(() => 4000));
    expect(await ended).toBe(0);
    await Promise.all(outcomes.map(({ logged }) => logged));
    await stack.services.ingest.start();
    for (const index of phones.keys())
      await expect.poll(async () => (await rowsOf(stack.database, `deploy-${index}`)).length, patiently).toBe(3);
  });

  test('of the broadcaster: the board comes back by itself and catches up', async () => {
    const board = watch(stack);
    await expect.poll(board.connection).toBe('online');
    const phone = await phoneOf('deploy-map');
    await phone.report(drive(1, { ageMs: 10_000 })).stored;
    await expect.poll(() => board.sight('deploy-map')).toBeDefined();
    expect(await stack.services.broadcaster.end('SIGTERM')).toBe(0);
    await expect.poll(board.connection).not.toBe('online');
    const missed = drive(1);
    await phone.report(missed).stored;
    await stack.services.broadcaster.start();
    await expect.poll(() => board.sight('deploy-map')?.timeMs, patiently).toBe(missed[0]?.timeMs);
    board.stop();
    await phone.close();
  });
});
