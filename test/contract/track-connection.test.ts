import { subjects, v1 } from '@fieldcast/protocol';
import { revoke } from '@fieldcast/runtime';
import { describe, expect, test } from 'vitest';
import { firstBatch, forged, mint, person, place, report, setUpBench, tenantId, tokenOf } from './track-line.ts';

// What happens to a connection of /v1/track besides reports: tokens, liveness, replacement, drain, presence.

const { ErrorCode } = v1;
const bench = setUpBench();

describe('tokens on an open connection', () => {
  test('are renewed by Refresh', async () => {
    const line = await bench.welcomed({ lifetimeS: 60 });
    const { token, expiresAtMs } = await mint({ ...person, lifetimeS: 3_600 });
    line.send({ refresh: { token } });
    expect((await line.next()).tokenAccepted).toMatchObject({ expiresAtMs });
  });

  test('get a reminder, then end the connection with 4001', async () => {
    const own = await bench.start({ FIELDCAST_INGEST_HEARTBEAT_MS: '400' });
    const line = await bench.welcomed({ server: own, lifetimeS: 6 });
    const keepAlive = setInterval(() => line.send({ ping: { nonce: 1 } }), 100);
    const reminder = await line.find(({ tokenExpiring }) => Boolean(tokenExpiring));
    expect(reminder.tokenExpiring?.expiresAtMs).toBeGreaterThan(Date.now());
    const { error } = await line.find(({ error }) => Boolean(error));
    expect(error?.code).toBe(ErrorCode.TOKEN_EXPIRED);
    expect(await line.closed).toBe(4001);
    clearInterval(keepAlive);
  });

  test.each<[string, () => Promise<string>, v1.ErrorCode, number]>([
    ['forged', () => forged({}), ErrorCode.TOKEN_INVALID, 4500],
    ['of somebody else', () => tokenOf({ subject: 'tech-2' }), ErrorCode.FORBIDDEN, 4504],
    ['of another tenant', () => tokenOf({ tenantId: 'other' }), ErrorCode.FORBIDDEN, 4504],
  ])('are not replaced by one %s', async (_, token, code, closeCode) => {
    const line = await bench.welcomed();
    line.send({ refresh: { token: await token() } });
    expect((await line.next()).error?.code).toBe(code);
    expect(await line.closed).toBe(closeCode);
  });

  test('end with 4503 when the person is revoked, and older tokens stay outside', async () => {
    const line = await bench.welcomed({ subject: 'tech-revoked' });
    const token = await tokenOf({ subject: 'tech-revoked' });
    await revoke(bench.nats, tenantId, 'tech-revoked', Date.now());
    expect((await line.next()).error?.code).toBe(ErrorCode.REVOKED);
    expect(await line.closed).toBe(4503);

    const again = await bench.dial();
    again.send({ hello: { protocolVersion: 1, token, deviceId: 'device-1' } });
    expect((await again.next()).error?.code).toBe(ErrorCode.REVOKED);
    expect(await again.closed).toBe(4503);
  });
});

describe('a connection', () => {
  test('answers Ping with its nonce', async () => {
    const line = await bench.welcomed();
    line.send({ ping: { nonce: 4_294_967_295 } });
    expect((await line.next()).pong?.nonce).toBe(4_294_967_295);
  });

  test('that is silent for two heartbeats, even to pings, ends with 4004', async () => {
    const own = await bench.start({ FIELDCAST_INGEST_HEARTBEAT_MS: '200' });
    const line = await bench.welcomed({ server: own, socket: { autoPong: false } });
    expect((await line.next()).error?.code).toBe(ErrorCode.HEARTBEAT_TIMEOUT);
    expect(await line.closed).toBe(4004);
  });

  test('gives way to a newer one of the same device, and not to another device', async () => {
    const line = await bench.welcomed({ subject: 'tech-two', deviceId: 'phone' });
    const tablet = await bench.welcomed({ subject: 'tech-two', deviceId: 'tablet' });
    await bench.welcomed({ subject: 'tech-two', deviceId: 'phone' });
    expect((await line.next()).error?.code).toBe(ErrorCode.REPLACED);
    expect(await line.closed).toBe(4502);
    tablet.send({ ping: { nonce: 1 } });
    expect((await tablet.next()).pong).toBeTruthy();
  });

  test('gives way to a newer one of the same device on another node', async () => {
    const other = await bench.start();
    const server = await bench.start({ FIELDCAST_INGEST_REPLACE_GRACE_MS: '0' });
    const line = await bench.welcomed({ server, subject: 'tech-moves', deviceId: 'phone' });
    const newer = await bench.welcomed({ server: other, subject: 'tech-moves', deviceId: 'phone' });
    expect((await line.next()).error?.code).toBe(ErrorCode.REPLACED);
    expect(await line.closed).toBe(4502);
    newer.send({ ping: { nonce: 1 } });
    expect((await newer.next()).pong).toBeTruthy();
  });

  test('of a stopping node is told its own delay and closed with 4000, what it sent is logged', async () => {
    const own = await bench.start({ FIELDCAST_INGEST_LINGER_MS: '1000', FIELDCAST_DRAIN_TIMEOUT_MS: '3000' });
    const batches = bench.nats.subscribe(subjects.positions(tenantId));
    const lines = await Promise.all([1, 2, 3, 4].map((n) => bench.welcomed({ server: own, deviceId: `phone-${n}` })));
    lines[0]?.send(report(1, [place]));
    lines[0]?.send({ ping: { nonce: 1 } });
    expect((await lines[0]?.next())?.pong).toBeTruthy();
    const stopped = own.stop();
    const delays = await Promise.all(lines.map(async (line) => (await line.find(({ drain }) => Boolean(drain))).drain));
    expect(new Set(delays.map((drain) => drain?.reconnectAfterMs)).size).toBeGreaterThan(1);
    expect(await Promise.all(lines.map((line) => line.closed))).toEqual([4000, 4000, 4000, 4000]);
    await stopped;
    expect((await firstBatch(batches)).reports).toHaveLength(1);
    await expect(bench.dial(own)).rejects.toThrow();
  });
});

describe('presence', () => {
  test('is told as it changes, and in full when asked', async () => {
    const subject = 'tech-present';
    const heard: v1.PresenceBatch[] = [];
    const subscription = bench.nats.subscribe(subjects.presence(tenantId), {
      callback: (_, { data }) => void heard.push(v1.PresenceBatch.decode(data)),
    });
    const mine = () => heard.filter(({ isFullList }) => !isFullList).flatMap(({ entries }) => entries);
    const latest = () => mine().findLast(({ technicianId }) => technicianId === subject)?.presence;

    const line = await bench.welcomed({ subject });
    await expect.poll(latest).toMatchObject({ link: v1.Link.CONNECTED });
    line.send({ status: { duty: v1.Duty.ON_SITE, blockers: [v1.Blocker.LOW_POWER], batteryPercent: 41 } });
    await expect.poll(() => latest()?.status).toMatchObject({ duty: v1.Duty.ON_SITE, batteryPercent: 41 });

    bench.nats.publish(subjects.presenceQuery(tenantId));
    await expect
      .poll(() => heard.find(({ isFullList }) => isFullList)?.entries.map(({ technicianId }) => technicianId))
      .toContain(subject);

    await line.close();
    await expect.poll(latest).toMatchObject({ link: v1.Link.DISCONNECTED, reason: v1.DisconnectReason.CLIENT_CLOSED });
    subscription.unsubscribe();
  });
});

describe('the operations paths', () => {
  test('say that it is ready, and count what it did', async () => {
    const line = await bench.welcomed();
    line.send(report(1, [place]));
    await line.next();
    const get = (path: string) => fetch(`http://127.0.0.1:${bench.ingest.port}${path}`);
    expect(await (await get('/readyz')).json()).toMatchObject({ ready: true });
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toMatch(/fieldcast_ingest_fixes_total\{[^}]*\} [1-9]/);
    expect(metrics).toMatch(/fieldcast_ingest_connections\{[^}]*\} [1-9]/);
    expect((await get('/v1/track')).status).toBe(426);
    expect((await get('/nothing')).status).toBe(404);
  });

  test('name the port that is taken and the setting that changes it', async () => {
    await expect(bench.start({ FIELDCAST_TRACK_PORT: String(bench.ingest.port) })).rejects.toThrow(
      /FIELDCAST_TRACK_PORT/,
    );
  });
});
