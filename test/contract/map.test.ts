import { subjects, v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import { type BoardLine, pictureOf, setUpMapBench } from './map-line.ts';

// The documented protocol of /v1/map, frame by frame, against a real broadcaster, NATS and Postgres: Snapshot, Delta,
// View, resume, presence, slow boards, outages. Hello, tokens, liveness and drain: map-connection.test.ts.

const { DisconnectReason, ErrorCode, Link } = v1;
const bench = setUpMapBench();
const T0 = Date.now() - 60_000;

const isDelta = ({ delta }: v1.BoardServerFrame) => delta !== null;
const isComplete = ({ snapshot }: v1.BoardServerFrame) => snapshot?.complete === true;
const tells = (technicianId: string) => (frame: v1.BoardServerFrame) =>
  (frame.snapshot ?? frame.delta)?.technicians.some(({ identity }) => identity?.technicianId === technicianId) ?? false;

async function snapshotOf(line: BoardLine): Promise<v1.Snapshot> {
  const { snapshot } = await line.find(isComplete);
  if (!snapshot) throw new Error('no snapshot');
  return snapshot;
}

async function deltaOf(line: BoardLine): Promise<v1.Delta> {
  const { delta } = await line.find(isDelta);
  if (!delta) throw new Error('no delta');
  return delta;
}

describe('Snapshot', () => {
  test('of a tenant without technicians is one empty part with complete', async () => {
    const line = await bench.welcomed(await bench.tenant());
    const { snapshot } = await line.next();
    expect(snapshot).toMatchObject({ technicians: [], complete: true });
    expect(snapshot?.epoch).not.toBe('');
    expect(snapshot?.version).toBeGreaterThan(0);
    expect(Math.abs((snapshot?.serverTimeMs ?? 0) - Date.now())).toBeLessThan(5_000);
  });

  test('has everybody the database knows, also who never sent a fix', async () => {
    const tenant = await bench.tenant();
    await tenant.store('tech-1', T0, 52.1234567);
    await bench.database.query(
      'INSERT INTO technicians (tenant_key, technician_id, display_name) VALUES ($1, $2, $3)',
      [tenant.tenantKey, 'tech.*> 📱', 'Zoë'],
    );
    const { technicians } = await snapshotOf(await bench.welcomed(tenant));
    const byId = new Map(technicians.map((update) => [update.identity.technicianId, update]));
    expect(byId.get('tech-1')?.position).toMatchObject({
      recordedAtMs: T0,
      latitudeE7: 521_234_567,
      longitudeE7: 134_000_000,
      speedCmps: null,
    });
    expect(byId.get('tech.*> 📱')).toMatchObject({ identity: { displayName: 'Zoë' }, position: null });
    expect(new Set(technicians.map(({ ref }) => ref)).size).toBe(2);
  });

  test('of a large fleet comes in parts of one version, the last one complete', async () => {
    const tenant = await bench.tenant();
    await bench.database.query(
      "INSERT INTO technicians (tenant_key, technician_id) SELECT $1, 'tech-' || n FROM generate_series(1, 4500) n",
      [tenant.tenantKey],
    );
    const line = await bench.welcomed(tenant);
    const parts = [await line.next(), await line.next(), await line.next()].map(({ snapshot }) => snapshot);
    expect(parts.map((part) => part?.technicians.length)).toEqual([2_000, 2_000, 500]);
    expect(parts.map((part) => part?.complete)).toEqual([false, false, true]);
    expect(new Set(parts.map((part) => `${part?.epoch} ${part?.version}`)).size).toBe(1);
  });

  test('never shows another tenant', async () => {
    const [ours, theirs] = [await bench.tenant(), await bench.tenant()];
    await theirs.store('tech-of-others', T0);
    const line = await bench.welcomed(ours);
    expect((await snapshotOf(line)).technicians).toEqual([]);
    theirs.publish('tech-of-others', T0 + 1_000);
    ours.publish('tech-1', T0);
    expect((await deltaOf(line)).technicians.map(({ identity }) => identity?.technicianId)).toEqual(['tech-1']);
  });
});

describe('Delta', () => {
  test('leads on from the snapshot, names who is new, and leaves out what did not change', async () => {
    const tenant = await bench.tenant();
    const line = await bench.welcomed(tenant);
    const snapshot = await snapshotOf(line);
    tenant.publish('tech-1', T0, { latitudeE7: 1, longitudeE7: -2, accuracyDm: 0, speedCmps: 5, headingDdeg: 3_599 });
    const first = await deltaOf(line);
    expect(first.baseVersion).toBeLessThanOrEqual(snapshot.version);
    expect(first.version).toBeGreaterThan(snapshot.version);
    expect(first.technicians).toMatchObject([
      {
        identity: { technicianId: 'tech-1' },
        position: { recordedAtMs: T0, latitudeE7: 1, longitudeE7: -2, accuracyDm: 0, speedCmps: 5, headingDdeg: 3_599 },
        presence: null,
      },
    ]);
    tenant.publish('tech-1', T0 + 1_000);
    const second = await deltaOf(line);
    expect(second.baseVersion).toBeLessThanOrEqual(first.version);
    expect(second.technicians).toMatchObject([{ ref: first.technicians[0]?.ref, identity: null, presence: null }]);
  });

  test('takes the newest fix of a report, and ignores a late one', async () => {
    const tenant = await bench.tenant();
    await tenant.store('tech-1', T0);
    const line = await bench.welcomed(tenant);
    await snapshotOf(line);
    const before = await bench.metric('late_fixes_ignored_total');
    tenant.publish('tech-1', T0 - 5_000);
    tenant.publish('tech-2', T0);
    const { technicians } = await deltaOf(line);
    expect(technicians.map(({ identity }) => identity?.technicianId)).toEqual(['tech-2']);
    expect(await bench.metric('late_fixes_ignored_total')).toBe(before + 1);
  });

  test('passes over a message of the bus that is none, and counts it', async () => {
    const tenant = await bench.tenant();
    const line = await bench.welcomed(tenant);
    await snapshotOf(line);
    const before = await bench.metric('bus_messages_refused_total');
    bench.nats.publish(subjects.positions(tenant.tenantId), new TextEncoder().encode('no batch at all'));
    tenant.publish('tech-1', T0);
    const { technicians } = await deltaOf(line);
    expect(technicians.map(({ identity }) => identity?.technicianId)).toEqual(['tech-1']);
    expect(await bench.metric('bus_messages_refused_total')).toBe(before + 1);
  });

  test('comes at once after a pause, and then at the bounded rate with the newest state', async () => {
    const tenant = await bench.tenant();
    const server = await bench.start({ FIELDCAST_MAP_DELTA_INTERVAL_MS: '2000' });
    const line = await bench.welcomed(tenant, {}, server);
    const snapshot = await snapshotOf(line);
    const pauseEndsAtMs = performance.now() + 2_100;
    await expect.poll(() => performance.now(), { timeout: 5_000 }).toBeGreaterThan(pauseEndsAtMs);
    const sentAtMs = performance.now();
    tenant.publish('tech-1', T0);
    const first = await deltaOf(line);
    expect(performance.now() - sentAtMs).toBeLessThan(1_000);
    for (let n = 1; n <= 20; n++) tenant.publish('tech-1', T0 + n);
    const second = await deltaOf(line);
    // Versions are milliseconds of the channel's life.
    expect(first.version - snapshot.version).toBeGreaterThanOrEqual(2_000);
    expect(second.version - first.version).toBeGreaterThanOrEqual(1_990);
    expect(second.technicians[0]?.position?.recordedAtMs).toBe(T0 + 20);
  });

  test('tells a name that the company gives or changes', async () => {
    const tenant = await bench.tenant();
    const line = await bench.welcomed(tenant);
    await snapshotOf(line);
    bench.nats.publish(
      subjects.technicianChanged(tenant.tenantId),
      v1.TechnicianChanged.encode({ technicianId: 'tech-1', displayName: 'Ana' }).finish(),
    );
    expect((await deltaOf(line)).technicians).toMatchObject([
      { identity: { technicianId: 'tech-1', displayName: 'Ana' } },
    ]);
  });
});

describe('Resume', () => {
  test('of a known epoch gets one delta with what changed since', async () => {
    const tenant = await bench.tenant();
    const server = await bench.start({ FIELDCAST_MAP_OFFSCREEN_INTERVAL_MS: '100' });
    for (const technicianId of ['tech-1', 'tech-2']) await tenant.store(technicianId, T0);
    const line = await bench.welcomed(tenant, {}, server);
    const { epoch, version, technicians } = await snapshotOf(line);
    await line.close();
    await expect.poll(() => bench.metric('boards', server)).toBe(0);
    tenant.publish('tech-2', T0 + 1_000);

    const again = await bench.welcomed(tenant, { resume: { epoch, version } }, server);
    const { delta } = await again.find(isDelta);
    expect(delta?.baseVersion).toBeLessThanOrEqual(version);
    expect(delta?.version).toBeGreaterThan(version);
    const ref = technicians.find(({ identity }) => identity.technicianId === 'tech-2')?.ref;
    expect(pictureOf([{ delta } as v1.BoardServerFrame]).get(ref ?? 0)?.position?.recordedAtMs).toBe(T0 + 1_000);
    expect(again.waiting().some(({ snapshot }) => snapshot)).toBe(false);
    expect(await bench.metric('resumes_total', server)).toBe(1);
  });

  test('without any change still gets its delta', async () => {
    const tenant = await bench.tenant();
    const line = await bench.welcomed(tenant);
    const { epoch, version } = await snapshotOf(line);
    const again = await bench.welcomed(tenant, { resume: { epoch, version } });
    expect((await again.next()).delta?.version).toBeGreaterThan(version);
  });

  test.each([
    ['another epoch', (epoch: string, version: number) => ({ epoch: `${epoch}x`, version })],
    ['a version that never was', (epoch: string, version: number) => ({ epoch, version: version + 1_000_000 })],
  ])('of %s gets a snapshot', async (_, change) => {
    const tenant = await bench.tenant();
    const { epoch, version } = await snapshotOf(await bench.welcomed(tenant));
    const again = await bench.welcomed(tenant, { resume: change(epoch, version) });
    expect((await again.next()).snapshot?.complete).toBe(true);
  });

  test('is over when the tenant has had no board for the linger time, and then costs nothing', async () => {
    const tenant = await bench.tenant();
    const server = await bench.start({ FIELDCAST_MAP_LINGER_MS: '0' });
    const line = await bench.welcomed(tenant, {}, server);
    const { epoch, version } = await snapshotOf(line);
    expect(await bench.metric('channels', server)).toBe(1);
    await line.close();
    await expect.poll(() => bench.metric('channels', server), { timeout: 5_000 }).toBe(0);
    const again = await bench.welcomed(tenant, { resume: { epoch, version } }, server);
    expect((await snapshotOf(again)).epoch).not.toBe(epoch);
  });
});

describe('View', () => {
  const berlin = { westE7: 130_000_000, southE7: 520_000_000, eastE7: 140_000_000, northE7: 530_000_000, zoom: 9 };
  const inBerlin = { latitudeE7: 525_000_000, longitudeE7: 135_000_000 };
  const inRome = { latitudeE7: 419_000_000, longitudeE7: 125_000_000 };
  const rome = { westE7: 120_000_000, southE7: 410_000_000, eastE7: 130_000_000, northE7: 420_000_000, zoom: 9 };

  test('shows at once what is inside, and what is outside at the slow rate', async () => {
    const tenant = await bench.tenant();
    const server = await bench.start({ FIELDCAST_MAP_OFFSCREEN_INTERVAL_MS: '1500' });
    const line = await bench.welcomed(tenant, { view: berlin }, server);
    await snapshotOf(line);
    const fixes = 60;
    const heard: v1.TechnicianUpdate[] = [];
    const recordedAtMs = (update: v1.TechnicianUpdate) => update.position?.recordedAtMs ?? 0;
    const newest = (technicianId: string) => {
      const ref = heard.find(({ identity }) => identity?.technicianId === technicianId)?.ref;
      return Math.max(0, ...heard.filter((update) => update.ref === ref).map(recordedAtMs));
    };
    const hearUntil = async (technicianId: string, atMs: number) => {
      while (newest(technicianId) < atMs) heard.push(...((await line.next()).delta?.technicians ?? []));
    };
    for (let fix = 1; fix <= fixes; fix++) {
      tenant.publish('roman', T0 + fix, inRome);
      tenant.publish('berliner', T0 + fix, inBerlin);
      await hearUntil('berliner', T0 + fix);
    }
    await hearUntil('roman', T0 + fixes);
    const romanRef = heard.find(({ identity }) => identity?.technicianId === 'roman')?.ref;
    const berlinerRef = heard.find(({ identity }) => identity?.technicianId === 'berliner')?.ref;
    expect(heard.filter(({ ref }) => ref === berlinerRef).length).toBeGreaterThanOrEqual(fixes);
    expect(heard.filter(({ ref }) => ref === romanRef).length).toBeLessThan(fixes / 5);
  });

  test('shows the followed technician wherever they are', async () => {
    const tenant = await bench.tenant();
    const server = await bench.start({ FIELDCAST_MAP_OFFSCREEN_INTERVAL_MS: '600000' });
    const line = await bench.welcomed(tenant, { view: { ...berlin, followedTechnicianId: 'roman' } }, server);
    await snapshotOf(line);
    tenant.publish('other-roman', T0, inRome);
    tenant.publish('roman', T0, inRome);
    expect((await deltaOf(line)).technicians.map(({ identity }) => identity?.technicianId)).toEqual(['roman']);
  });

  test('that changes brings at once what has become visible', async () => {
    const tenant = await bench.tenant();
    const server = await bench.start({ FIELDCAST_MAP_OFFSCREEN_INTERVAL_MS: '600000' });
    const line = await bench.welcomed(tenant, { view: berlin }, server);
    await snapshotOf(line);
    tenant.publish('roman', T0, inRome);
    tenant.publish('berliner', T0, inBerlin);
    await deltaOf(line);
    line.send({ view: rome });
    const { delta } = await line.find(tells('roman'));
    expect(delta?.technicians.find(({ identity }) => identity?.technicianId === 'roman')?.position).toMatchObject(
      inRome,
    );
  });

  test('withholds nothing from a board that resumes', async () => {
    const tenant = await bench.tenant();
    const server = await bench.start({ FIELDCAST_MAP_OFFSCREEN_INTERVAL_MS: '600000' });
    const line = await bench.welcomed(tenant, { view: berlin }, server);
    const { epoch } = await snapshotOf(line);
    tenant.publish('roman', T0, inRome);
    tenant.publish('berliner', T0, inBerlin);
    const { version } = await deltaOf(line);
    await line.close();
    const again = await bench.welcomed(tenant, { view: berlin, resume: { epoch, version } }, server);
    expect(tells('roman')(await again.find(isDelta))).toBe(true);
  });

  test.each([
    ['upside down', { ...berlin, southE7: 530_000_000, northE7: 520_000_000 }],
    ['beyond the pole', { ...berlin, northE7: 910_000_000 }],
    ['beyond 180 degrees', { ...berlin, eastE7: 1_810_000_000 }],
    ['following nobody’s id', { ...berlin, followedTechnicianId: 'a\nb' }],
  ])('%s is malformed', async (_, view) => {
    const line = await bench.welcomed(await bench.tenant());
    line.send({ view });
    const { error } = await line.find((frame) => frame.error !== null);
    expect(error?.code).toBe(ErrorCode.MALFORMED_FRAME);
    expect(await line.closed).toBe(4501);
  });
});

describe('Presence', () => {
  const entry = (technicianId: string, connectionId: number, presence: v1.TechnicianPresence.$Properties) => ({
    technicianId,
    deviceId: `device-${connectionId}`,
    connectionId,
    presence: { changedAtMs: T0, ...presence },
  });

  test('is asked for when the first board comes, and told as it changes', async () => {
    const tenant = await bench.tenant();
    const queries = bench.nats.subscribe(subjects.presenceQuery(tenant.tenantId), { max: 1 });
    const line = await bench.welcomed(tenant);
    for await (const _ of queries)
      tenant.publishPresence({
        ingestNode: 'node-a',
        isFullList: true,
        part: 0,
        parts: 1,
        entries: [entry('tech-1', 1, { link: Link.CONNECTED, status: { duty: v1.Duty.EN_ROUTE } })],
      });
    const { snapshot, delta } = await line.find(tells('tech-1'));
    expect((snapshot ?? delta)?.technicians).toMatchObject([
      { presence: { link: Link.CONNECTED, changedAtMs: T0, status: { duty: v1.Duty.EN_ROUTE } } },
    ]);
    tenant.publishPresence({
      ingestNode: 'node-a',
      entries: [entry('tech-1', 1, { link: Link.DISCONNECTED, reason: DisconnectReason.CLIENT_CLOSED })],
    });
    expect((await deltaOf(line)).technicians).toMatchObject([
      { identity: null, position: null, presence: { link: Link.DISCONNECTED, reason: DisconnectReason.CLIENT_CLOSED } },
    ]);
  });

  test('holds while one of several devices is connected', async () => {
    const tenant = await bench.tenant();
    const line = await bench.welcomed(tenant);
    await snapshotOf(line);
    const connected = [1, 2].map((id) => entry('tech-1', id, { link: Link.CONNECTED, changedAtMs: T0 + id }));
    tenant.publishPresence({ ingestNode: 'node-a', entries: connected });
    await deltaOf(line);
    tenant.publishPresence({ ingestNode: 'node-a', entries: [entry('tech-1', 2, { link: Link.DISCONNECTED })] });
    expect((await deltaOf(line)).technicians).toMatchObject([
      { presence: { link: Link.CONNECTED, changedAtMs: T0 + 1 } },
    ]);
  });
});

describe('A slow board', () => {
  test('is skipped, costs bounded memory, and then gets the newest state in one delta', async () => {
    const tenant = await bench.tenant();
    const server = await bench.start({
      FIELDCAST_MAP_DELTA_INTERVAL_MS: '5',
      FIELDCAST_MAP_DELTA_INTERVAL_MAX_MS: '5',
    });
    const line = await bench.welcomed(tenant, {}, server);
    await snapshotOf(line);
    line.pause();
    let recordedAtMs = T0;
    const move = () => {
      recordedAtMs += 1_000;
      for (let part = 0; part < 10; part++) publishMany(tenant.tenantId, part * 500, 500, recordedAtMs);
    };
    await expect
      .poll(
        () => {
          move();
          return bench.metric('skipped_flushes_total', server);
        },
        { timeout: 30_000, interval: 5 },
      )
      .toBeGreaterThan(2);
    move();
    line.resume();
    const frames: v1.BoardServerFrame[] = [];
    const isCaughtUp = () => {
      const picture = [...pictureOf(frames).values()];
      return picture.length === 5_000 && picture.every(({ position }) => position?.recordedAtMs === recordedAtMs);
    };
    while (!isCaughtUp()) frames.push(await line.next());
    const deltas = frames.flatMap(({ delta }) => delta ?? []);
    for (const [index, delta] of deltas.entries())
      expect(delta.baseVersion).toBeLessThanOrEqual(deltas[index - 1]?.version ?? delta.baseVersion);
  });

  test('that takes nothing for too long is dropped', async () => {
    const tenant = await bench.tenant();
    const server = await bench.start({
      FIELDCAST_MAP_STUCK_MAX_MS: '500',
      FIELDCAST_MAP_DELTA_INTERVAL_MS: '5',
      FIELDCAST_MAP_DELTA_INTERVAL_MAX_MS: '5',
    });
    const line = await bench.welcomed(tenant, {}, server);
    await snapshotOf(line);
    line.pause();
    let recordedAtMs = T0;
    await expect
      .poll(
        () => {
          recordedAtMs += 1_000;
          for (let part = 0; part < 10; part++) publishMany(tenant.tenantId, part * 500, 500, recordedAtMs);
          return bench.metric('boards', server);
        },
        { timeout: 30_000, interval: 5 },
      )
      .toBe(0);
    line.resume();
    expect(await line.closed).toBe(1006);
  });

  function publishMany(tenantId: string, first: number, count: number, baseTimeMs: number): void {
    const reports = Array.from({ length: count }, (_, index) => ({
      technicianId: `tech-${first + index}`,
      receivedAtMs: Date.now(),
      report: { baseTimeMs, positions: [{ latitudeE7: 525_000_000, longitudeE7: 134_000_000 }] },
    }));
    bench.nats.publish(subjects.positions(tenantId), v1.PositionBatch.encode({ ingestNode: 'test', reports }).finish());
  }
});

describe('An outage', () => {
  test('of the database shows what is live and says why not all; afterwards the whole map comes', async () => {
    const tenant = await bench.tenant();
    await tenant.store('tech-stored', T0);
    const cable = await bench.cable(bench.databaseUrl);
    const server = await bench.start({ DATABASE_URL: cable.url });
    cable.cut();
    const line = await bench.welcomed(tenant, {}, server);
    const { error } = await line.next();
    expect(error).toMatchObject({ code: ErrorCode.STORAGE_UNAVAILABLE, retryable: true });
    expect(error?.retryAfterMs).toBeGreaterThan(0);
    expect((await line.next()).snapshot).toMatchObject({ technicians: [], complete: true });
    tenant.publish('tech-live', T0);
    await line.find(tells('tech-live'));
    cable.mend();
    const { snapshot } = await line.find(isComplete);
    expect(snapshot?.technicians.map(({ identity }) => identity.technicianId).sort()).toEqual([
      'tech-live',
      'tech-stored',
    ]);
  });

  test('of the bus is made up for from the database', async () => {
    const tenant = await bench.tenant();
    await tenant.store('tech-1', T0);
    const cable = await bench.cable(bench.natsUrl);
    const server = await bench.start({ NATS_URL: cable.url });
    const line = await bench.welcomed(tenant, {}, server);
    await snapshotOf(line);
    cable.cut();
    await expect.poll(async () => (await fetch(`http://127.0.0.1:${server.port}/readyz`)).status).toBe(503);
    tenant.publish('tech-1', T0 + 1_000);
    await tenant.store('tech-1', T0 + 1_000, 53);
    cable.mend();
    const { delta } = await line.find(({ delta }) => delta?.technicians.some(({ position }) => position) ?? false);
    expect(delta?.technicians).toMatchObject([{ position: { recordedAtMs: T0 + 1_000, latitudeE7: 530_000_000 } }]);
    tenant.publish('tech-2', T0);
    await line.find(tells('tech-2'));
  });
});
