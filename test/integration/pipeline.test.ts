import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watch } from '../harness/board.ts';
import { drive } from '../harness/fixes.ts';
import { openPhone } from '../harness/phone.ts';
import { rowsOf, stateOf } from '../harness/rows.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack?.stop());

const phoneOf = async (subject: string, options: { tenantId?: string; deviceId?: string } = {}) =>
  openPhone({
    url: stack.urls.track,
    token: await stack.token({ role: 'technician', subject, tenantId: options.tenantId }),
    deviceId: options.deviceId,
  });

describe('a fix on its way', () => {
  test('is logged, then stored as a row, and moves the marker on a board', async () => {
    const board = watch(stack);
    const phone = await phoneOf('way-1');
    const fixes = drive(10);
    const outcome = phone.report(fixes);
    expect(await outcome.logged).toEqual([]);
    await outcome.stored;

    const rows = await rowsOf(stack.database, 'way-1');
    expect(rows.map(({ timeMs }) => timeMs)).toEqual(fixes.map(({ timeMs }) => timeMs));
    for (const [index, row] of rows.entries()) expect(row.latitudeDeg).toBeCloseTo(fixes[index]?.latitudeDeg ?? 0, 7);
    expect(rows[0]).toMatchObject({ accuracyM: 5, speedMps: 10 });
    expect((await stateOf(stack.database, 'way-1'))?.timeMs).toBe(fixes.at(-1)?.timeMs);
    await expect.poll(() => board.sight('way-1')?.timeMs).toBe(fixes.at(-1)?.timeMs);
    board.stop();
    await phone.close();
  });

  test('is one row, however often and from however many connections it comes', async () => {
    const fixes = drive(20);
    for (const deviceId of ['one', 'one', 'two']) {
      const phone = await phoneOf('twice-1', { deviceId });
      await Promise.all([phone.report(fixes).stored, phone.report(fixes).stored, phone.report(fixes.slice(5)).stored]);
      await phone.close();
    }
    expect(await rowsOf(stack.database, 'twice-1')).toHaveLength(20);
  });

  test('is never merged with another of the same millisecond', async () => {
    const [fix] = drive(1);
    if (!fix) throw new Error('no fix');
    const twins = [
      fix,
      { ...fix, latitudeDeg: fix.latitudeDeg + 1e-7 },
      { ...fix, accuracyM: 6 },
      { ...fix, speedMps: undefined },
      { ...fix, altitudeM: 0 },
    ];
    const phone = await phoneOf('twin-1');
    await phone.report([...twins, ...twins]).stored;
    expect(await rowsOf(stack.database, 'twin-1')).toHaveLength(twins.length);
    await phone.close();
  });

  test('that comes late is history: it moves neither the stored state nor a marker', async () => {
    const board = watch(stack);
    const phone = await phoneOf('late-1');
    const newest = drive(1);
    await phone.report(newest).stored;
    await expect.poll(() => board.sight('late-1')?.timeMs).toBe(newest[0]?.timeMs);
    const late = drive(50, { ageMs: 3_600_000, startDeg: 50 });
    await phone.report(late).stored;
    const next = drive(1);
    await phone.report(next).stored;
    await expect.poll(() => board.sight('late-1')?.timeMs).toBe(next[0]?.timeMs);

    expect(await rowsOf(stack.database, 'late-1')).toHaveLength(52);
    expect((await stateOf(stack.database, 'late-1'))?.timeMs).toBe(next[0]?.timeMs);
    expect(board.history('late-1')).toEqual([newest[0]?.timeMs, next[0]?.timeMs]);
    board.stop();
    await phone.close();
  });

  test('is kept when others of its report are refused, each with its reason', async () => {
    const now = Date.now();
    const place = { latitudeDeg: 48, longitudeDeg: 11 };
    const phone = await phoneOf('mixed-1');
    const outcome = phone.report([
      { timeMs: now, ...place },
      { timeMs: now, latitudeDeg: 91, longitudeDeg: 11 },
      { timeMs: now, latitudeDeg: Number.NaN, longitudeDeg: 11 },
      { timeMs: now - 45 * 86_400_000, ...place },
      { timeMs: now + 600_000 - 86_400_000 * 0, ...place },
      { timeMs: now, latitudeDeg: 0, longitudeDeg: 0 },
      { timeMs: now - 1000, ...place },
    ]);
    const refusals = (await outcome.logged).map(({ reason, positionIndexes }) => [reason, positionIndexes]);
    expect(refusals.sort()).toEqual([
      [1, [1]],
      [2, [2]],
      [3, [3]],
      [4, [4]],
      [5, [5]],
    ]);
    await outcome.stored;
    expect(await rowsOf(stack.database, 'mixed-1')).toHaveLength(2);
    await phone.close();
  });

  test.each(['a.b', '*', '>', 'Ann Lee', "O'Brien; DROP TABLE positions", 'Zoë', '🚐', 'plant/7', '<b>x</b>', '%s'])(
    'of technician %j arrives like any other',
    async (technicianId) => {
      const phone = await phoneOf(technicianId);
      await phone.report(drive(2)).stored;
      expect(await rowsOf(stack.database, technicianId)).toHaveLength(2);
      await phone.close();
    },
  );
});

describe('two companies', () => {
  test('never see each other, not even with technicians of the same id', async () => {
    const boards = { demo: watch(stack, { tenantId: 'demo' }), acme: watch(stack, { tenantId: 'acme' }) };
    const fixes = { demo: drive(3, { startDeg: 10 }), acme: drive(4, { startDeg: 20 }) };
    const acmeOnly = await phoneOf('acme-only', { tenantId: 'acme' });
    await acmeOnly.report(drive(1)).stored;
    for (const tenantId of ['demo', 'acme'] as const) {
      const phone = await phoneOf('shared-1', { tenantId });
      await phone.report(fixes[tenantId]).stored;
      await phone.close();
    }
    await expect.poll(() => boards.demo.sight('shared-1')?.latitudeDeg).toBeCloseTo(10, 2);
    await expect.poll(() => boards.acme.sight('shared-1')?.latitudeDeg).toBeCloseTo(20, 2);
    await expect.poll(() => boards.acme.technicianIds()).toEqual(['acme-only', 'shared-1']);
    expect(boards.demo.technicianIds()).not.toContain('acme-only');
    expect(await rowsOf(stack.database, 'shared-1', 'demo')).toHaveLength(3);
    expect(await rowsOf(stack.database, 'shared-1', 'acme')).toHaveLength(4);

    const dispatcher = await stack.token({ role: 'dispatcher', subject: 'dispatcher-1', tenantId: 'acme' });
    const get = (path: string) =>
      fetch(`${stack.urls.http}${path}`, { headers: { authorization: `Bearer ${dispatcher}` } });
    const { technicians } = (await (await get('/v1/technicians')).json()) as {
      technicians: { technician_id: string }[];
    };
    expect(technicians.map(({ technician_id }) => technician_id).sort()).toEqual(['acme-only', 'shared-1']);
    expect((await get('/v1/technicians/way-1')).status).toBe(404);
    boards.demo.stop();
    boards.acme.stop();
    await acmeOnly.close();
  });

  test('of which one does not exist here: its fixes end as dead letters and hold up nobody', async () => {
    const stranger = await phoneOf('tech-1', { tenantId: 'nobody' });
    await stranger.report(drive(1)).logged;
    const phone = await phoneOf('after-stranger');
    await phone.report(drive(1)).stored;
    await expect
      .poll(async () => (await fetch(`http://127.0.0.1:${stack.services.writer.port}/metrics`)).text())
      .toMatch(/dead_letters_total\{[^}]*\} 1/);
    await stranger.close();
    await phone.close();
  });
});

describe('tokens', () => {
  test.each([
    ['dispatcher', 'track', 4504],
    ['technician', 'map', 4504],
  ] as const)('a %s on /v1/%s is turned away', async (role, path, code) => {
    const token = await stack.token({ role, subject: 'x-1' });
    if (path === 'track') await expect(openPhone({ url: stack.urls.track, token })).rejects.toThrow(String(code));
    else expect(await closeCodeOfBoard(token)).toBe(code);
  });

  test('an expired token gets 4001, and the open connection is closed when its token runs out', async () => {
    await expect(
      openPhone({
        url: stack.urls.track,
        token: await stack.token({ role: 'technician', subject: 'exp-1', lifetimeS: -60 }),
      }),
    ).rejects.toThrow('4001');
    const phone = await openPhone({
      url: stack.urls.track,
      token: await stack.token({ role: 'technician', subject: 'exp-2', lifetimeS: 2 }),
    });
    expect(await phone.closed).toBe(4001);
  });

  test('a renewed token keeps the connection open past the first one’s end', async () => {
    const phone = await openPhone({
      url: stack.urls.track,
      token: await stack.token({ role: 'technician', subject: 'renew-1', lifetimeS: 3 }),
    });
    phone.send({ refresh: { token: await stack.token({ role: 'technician', subject: 'renew-1', lifetimeS: 600 }) } });
    const accepted = await phone.frame(({ tokenAccepted }) => tokenAccepted);
    expect(accepted.expiresAtMs).toBeGreaterThan(Date.now() + 500_000);
    await expect.poll(() => Date.now() > phone.welcome.tokenExpiresAtMs + 1500, { timeout: 10_000 }).toBe(true);
    await phone.report(drive(1)).stored;
    await phone.close();
  });

  test('a refresh with somebody else’s token is refused', async () => {
    const phone = await phoneOf('mine-1');
    phone.send({ refresh: { token: await stack.token({ role: 'technician', subject: 'other-1' }) } });
    expect(await phone.closed).toBeGreaterThanOrEqual(4500);
  });

  test('revoking a person closes all of their connections and keeps them out', async () => {
    const token = await stack.token({ role: 'technician', subject: 'gone-1' });
    const phones = await Promise.all(
      ['a', 'b'].map((deviceId) => openPhone({ url: stack.urls.track, token, deviceId })),
    );
    const admin = await stack.token({ role: 'admin', subject: 'admin-1' });
    const answer = await fetch(`${stack.urls.http}/v1/technicians/gone-1/revoke`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin}` },
    });
    expect(answer.ok).toBe(true);
    expect(await Promise.all(phones.map(({ closed }) => closed))).toEqual([4503, 4503]);
    await expect(openPhone({ url: stack.urls.track, token })).rejects.toThrow('4503');
  });
});

async function closeCodeOfBoard(token: string): Promise<number> {
  const { default: WebSocket } = await import('ws');
  const { v1 } = await import('@fieldcast/protocol');
  const socket = new WebSocket(stack.urls.map);
  socket.on('open', () => socket.send(v1.BoardClientFrame.encode({ hello: { protocolVersion: 1, token } }).finish()));
  return new Promise((resolve) => socket.once('close', resolve));
}
