import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subjects, v1 } from '@fieldcast/protocol';
import { createLog } from '@fieldcast/runtime';
import { removeDataDir, startNats } from '@fieldcast/stack';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { describe, expect, test } from 'vitest';
import { setUpMapBench, type Tenant } from './map-line.ts';
import { type Ingest, type Line, setUpBench, tokenOf } from './track-line.ts';

// What a phone is told while it is connected: that a board looks at it closely, and the company's flags and policy.
// Real ingest and broadcaster on a real NATS; settings are put into the stream by hand, as dispatch does it.

const { PolicyReason } = v1;
const phones = setUpBench();
const boards = setUpMapBench();

/** A box around 52.5° north, 13.4° east, where the map bench's technicians are. */
const street = { westE7: 133_900_000, eastE7: 134_100_000, southE7: 524_900_000, northE7: 525_100_000 };
const everybody = { shareBp: 10_000 };

const policyOf = async (line: Line) => (await line.find(({ policy }) => policy !== null)).policy;
const flagsOf = async (line: Line) =>
  (await line.find(({ configuration }) => configuration !== null)).configuration?.flags;

/** Connects as a technician of the tenant. @returns the line and its Welcome. */
async function welcomeOf(tenantId: string, subject = 'tech-1', server?: Ingest) {
  const line = await phones.dial(server);
  const token = await tokenOf({ tenantId, subject });
  line.send({ hello: { protocolVersion: 1, token, deviceId: `${subject}-phone` } });
  const { welcome } = await line.next();
  if (!welcome) throw new Error('not welcomed');
  return { line, welcome };
}

async function openBoard(tenant: Tenant, displayName: string, view: v1.View.$Properties) {
  return boards.welcomed(tenant, { token: await tenant.token({ displayName, subject: displayName }), view });
}

async function setSettings(nats: NatsConnection, tenantId: string, settings: v1.TenantSettings.$Properties) {
  await jetstream(nats).publish(subjects.settings(tenantId), v1.TenantSettings.encode(settings).finish());
}

describe('a board', () => {
  test('that zooms in makes the phones on its screen watched, by name, until it leaves', async () => {
    const tenant = await boards.tenant();
    const { line, welcome } = await welcomeOf(tenant.tenantId);
    expect(welcome.policy).toMatchObject({ reason: PolicyReason.DEFAULT, watchedIntervalMs: 2_000, watcherNames: [] });
    tenant.publish('tech-1', Date.now());
    const board = await openBoard(tenant, 'Zoë', { ...street, zoom: 12 });
    await board.find(({ snapshot }) => snapshot !== null);
    tenant.publish('tech-1', Date.now() + 1);

    board.send({ view: { ...street, zoom: 15 } });
    expect(await policyOf(line)).toMatchObject({ reason: PolicyReason.WATCHED, watcherNames: ['Zoë'] });
    // One that connects now learns it from its Welcome.
    const tablet = await welcomeOf(tenant.tenantId);
    expect(tablet.welcome.policy).toMatchObject({ reason: PolicyReason.WATCHED, watcherNames: ['Zoë'] });

    await board.close();
    expect(await policyOf(tablet.line)).toMatchObject({ reason: PolicyReason.DEFAULT, watcherNames: [] });
  });

  test('that follows a technician makes only them watched, and of two boards both are named', async () => {
    const tenant = await boards.tenant();
    const { line } = await welcomeOf(tenant.tenantId, 'followed');
    const other = await welcomeOf(tenant.tenantId, 'other');
    const view = { ...street, zoom: 5, followedTechnicianId: 'followed' };
    await openBoard(tenant, 'Zoë', view);
    expect((await policyOf(line))?.watcherNames).toEqual(['Zoë']);
    const second = await openBoard(tenant, 'Ada', view);
    expect((await policyOf(line))?.watcherNames).toEqual(['Ada', 'Zoë']);
    await second.close();
    expect((await policyOf(line))?.watcherNames).toEqual(['Zoë']);
    // All that time nothing was said to the other: the next frame is the answer to its ping.
    other.line.send({ ping: { nonce: 7 } });
    expect((await other.line.next()).pong?.nonce).toBe(7);
  });

  test('is learnt of by an ingest that starts while it looks', async () => {
    const tenant = await boards.tenant();
    const before = await welcomeOf(tenant.tenantId);
    await openBoard(tenant, 'Zoë', { ...street, zoom: 5, followedTechnicianId: 'tech-1' });
    await policyOf(before.line);
    const { line, welcome } = await welcomeOf(tenant.tenantId, 'tech-1', await phones.start());
    // It may have heard the list already; else it hears the next.
    const watched = welcome.policy?.reason === PolicyReason.WATCHED ? welcome.policy : await policyOf(line);
    expect(watched).toMatchObject({ reason: PolicyReason.WATCHED, watcherNames: ['Zoë'] });
  });
});

describe('settings', () => {
  test('reach the open connection and a new one, and are switched back', async () => {
    const tenant = await boards.tenant();
    const { line, welcome } = await welcomeOf(tenant.tenantId);
    expect(welcome.flags).toEqual({});
    await setSettings(phones.nats, tenant.tenantId, {
      revision: 1,
      flags: [{ name: 'new-sampler', value: 'on', rollout: { allow: ['tech-1'] } }],
      policies: [{ name: 'calm', intervalMs: 10_000, rollout: everybody }],
    });
    expect(await flagsOf(line)).toEqual({ 'new-sampler': 'on' });
    expect(await policyOf(line)).toMatchObject({ intervalMs: 10_000, distanceM: 10, reason: PolicyReason.DEFAULT });
    const later = await welcomeOf(tenant.tenantId, 'tech-1');
    expect(later.welcome).toMatchObject({ flags: { 'new-sampler': 'on' }, policy: { intervalMs: 10_000 } });
    const other = await welcomeOf(tenant.tenantId, 'tech-2');
    expect(other.welcome).toMatchObject({ flags: {}, policy: { intervalMs: 10_000 } });

    await setSettings(phones.nats, tenant.tenantId, { revision: 2 });
    expect(await flagsOf(later.line)).toEqual({});
    expect((await policyOf(later.line))?.intervalMs).toBe(5_000);
  });

  test('of one company change nothing for another', async () => {
    const [tenant, other] = [await boards.tenant(), await boards.tenant()];
    const { line } = await welcomeOf(tenant.tenantId);
    const stranger = await welcomeOf(other.tenantId);
    await setSettings(phones.nats, tenant.tenantId, {
      revision: 1,
      flags: [{ name: 'x', value: '1', rollout: everybody }],
    });
    await flagsOf(line);
    stranger.line.send({ ping: { nonce: 7 } });
    expect((await stranger.line.next()).pong?.nonce).toBe(7);
  });

  test('are there when an ingest starts after they were made', async () => {
    const tenant = await boards.tenant();
    await setSettings(phones.nats, tenant.tenantId, {
      revision: 1,
      flags: [{ name: 'x', value: '1', rollout: everybody }],
    });
    const { welcome } = await welcomeOf(tenant.tenantId, 'tech-1', await phones.start());
    expect(welcome.flags).toEqual({ x: '1' });
  });

  test('made while the broker was down, and after it came back, reach the open connection', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'fieldcast-test-'));
    chmodSync(dataDir, 0o755);
    const log = createLog('test', 'fatal');
    let server = await startNats({ dataDir, log });
    try {
      const cable = await boards.cable(server.url);
      const ingest = await phones.start({ NATS_URL: cable.url });
      const { line } = await welcomeOf('acme', 'tech-1', ingest);
      await publishTo(server.url, 1);
      expect(await flagsOf(line)).toEqual({ x: '1' });

      cable.cut();
      await server.kill('SIGKILL');
      server = await startNats({ dataDir, log, port: server.port });
      await publishTo(server.url, 2);
      cable.mend();
      expect(await flagsOf(line)).toEqual({ x: '2' });
      await publishTo(server.url, 3);
      expect(await flagsOf(line)).toEqual({ x: '3' });
      await ingest.stop();
    } finally {
      await server.kill('SIGKILL');
      removeDataDir(dataDir);
    }
  });
});

/** Sets flag `x` to the revision, by a connection of its own. */
async function publishTo(natsUrl: string, revision: number): Promise<void> {
  const nats = await connect({ servers: natsUrl.replace('nats://', '') });
  const flags = [{ name: 'x', value: String(revision), rollout: everybody }];
  await setSettings(nats, 'acme', { revision, flags });
  await nats.close();
}
