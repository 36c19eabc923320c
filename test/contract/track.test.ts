import { closeCodes, limits, NOT_FINITE_E7, subjects, v1 } from '@fieldcast/protocol';
import { describe, expect, test } from 'vitest';
import {
  firstBatch,
  forged,
  frameOf,
  nowS,
  place,
  report,
  setUpBench,
  signed,
  tenantId,
  tokenOf,
  unsecuredToken,
} from './track-line.ts';

// The documented protocol of /v1/track, frame by frame, spoken by hand against a real ingest on a real NATS: Hello,
// frames that are no frames, Report. Tokens, liveness, drain and presence: track-connection.test.ts.

const { AckLevel, ErrorCode, RefusalReason } = v1;
const bench = setUpBench();

describe('Hello', () => {
  test('is answered by Welcome with the limits, the time, the token’s end and a policy', async () => {
    const line = await bench.dial();
    line.send({ hello: { protocolVersion: 1, token: await tokenOf(), deviceId: 'device.*> 📱' } });
    const { welcome } = await line.next();
    expect(welcome?.limits).toMatchObject({
      windowReports: 32,
      reportPositionsMax: 500,
      reportBytesMax: 65_536,
      ageMsMax: 30 * 24 * 3_600_000,
      aheadMsMax: 120_000,
      heartbeatMs: 20_000,
    });
    expect(welcome?.connectionId).toBeGreaterThan(0);
    expect(Math.abs((welcome?.serverTimeMs ?? 0) - Date.now())).toBeLessThan(5_000);
    expect(welcome?.tokenExpiresAtMs).toBeGreaterThan(Date.now());
    expect(welcome?.policy).toMatchObject({ intervalMs: 5_000, distanceM: 10 });
  });

  test('may leave the token to the Authorization header', async () => {
    const line = await bench.dial(bench.ingest, { headers: { authorization: `Bearer ${await tokenOf()}` } });
    line.send({ hello: { protocolVersion: 1, deviceId: 'native-1' } });
    expect((await line.next()).welcome).toBeTruthy();
  });

  test.each<[string, () => Promise<v1.Hello.$Properties>, v1.ErrorCode, number]>([
    ['no token', async () => ({ token: '' }), ErrorCode.TOKEN_INVALID, 4500],
    ['a token that is noise', async () => ({ token: 'not.a.token' }), ErrorCode.TOKEN_INVALID, 4500],
    ['a token without algorithm', async () => ({ token: unsecuredToken() }), ErrorCode.TOKEN_INVALID, 4500],
    ['a token of another key', async () => ({ token: await forged({}) }), ErrorCode.TOKEN_INVALID, 4500],
    [
      'a token for another audience',
      async () => ({ token: await signed({ aud: 'x' }) }),
      ErrorCode.TOKEN_INVALID,
      4500,
    ],
    [
      'a token of no tenant',
      async () => ({ token: await signed({ tenant: undefined }) }),
      ErrorCode.TOKEN_INVALID,
      4500,
    ],
    [
      'a tenant that is a subject',
      async () => ({ token: await signed({ tenant: 'a.>' }) }),
      ErrorCode.TOKEN_INVALID,
      4500,
    ],
    ['an expired token', async () => ({ token: await signed({ exp: nowS() - 60 }) }), ErrorCode.TOKEN_EXPIRED, 4001],
    ['a dispatcher’s token', async () => ({ token: await tokenOf({ role: 'dispatcher' }) }), ErrorCode.FORBIDDEN, 4504],
    ['an admin’s token', async () => ({ token: await tokenOf({ role: 'admin' }) }), ErrorCode.FORBIDDEN, 4504],
    [
      'an unknown version',
      async () => ({ token: await tokenOf(), protocolVersion: 2 }),
      ErrorCode.UNSUPPORTED_VERSION,
      4505,
    ],
    ['no device id', async () => ({ token: await tokenOf(), deviceId: '' }), ErrorCode.INVALID_ID, 4501],
    [
      'a device id with a line break',
      async () => ({ token: await tokenOf(), deviceId: 'a\nb' }),
      ErrorCode.INVALID_ID,
      4501,
    ],
    [
      'a device id of 129 bytes',
      async () => ({ token: await tokenOf(), deviceId: 'a'.repeat(129) }),
      ErrorCode.INVALID_ID,
      4501,
    ],
  ])('with %s gets an Error, then the close code', async (_, hello, code, closeCode) => {
    const line = await bench.dial();
    line.send({ hello: { protocolVersion: 1, deviceId: 'device-1', ...(await hello()) } });
    const { error } = await line.next();
    expect(error?.code).toBe(code);
    expect(error?.message).not.toBe('');
    expect(await line.closed).toBe(closeCode);
  });

  test('that never comes ends with 4003', async () => {
    const own = await bench.start({ FIELDCAST_INGEST_HELLO_TIMEOUT_MS: '300', FIELDCAST_INGEST_HEARTBEAT_MS: '400' });
    const line = await bench.dial(own);
    expect((await line.next()).error?.code).toBe(ErrorCode.HELLO_TIMEOUT);
    expect(await line.closed).toBe(4003);
  });

  test('has to be the first frame, and the only one of its kind', async () => {
    const early = await bench.dial();
    early.send({ ping: { nonce: 1 } });
    expect((await early.next()).error?.code).toBe(ErrorCode.FRAME_OUT_OF_ORDER);
    expect(await early.closed).toBe(4501);

    const late = await bench.welcomed();
    late.send({ hello: { protocolVersion: 1, token: await tokenOf(), deviceId: 'device-1' } });
    expect((await late.next()).error?.code).toBe(ErrorCode.FRAME_OUT_OF_ORDER);
    expect(await late.closed).toBe(4501);
  });

  test('from too many waiting connections of one address is turned away with 4028', async () => {
    const own = await bench.start({ FIELDCAST_INGEST_PENDING_PER_ADDRESS_MAX: '1' });
    const waiting = await bench.dial(own);
    const refused = await bench.dial(own);
    expect((await refused.next()).error?.code).toBe(ErrorCode.TOO_MANY_CONNECTIONS);
    expect(await refused.closed).toBe(closeCodes.tooManyConnections);
    waiting.send({ hello: { protocolVersion: 1, token: await tokenOf(), deviceId: 'device-1' } });
    expect((await waiting.next()).welcome).toBeTruthy();
    await bench.welcomed({ server: own });
  });
});

describe('frames that are no frames', () => {
  test.each<[string, string | Buffer]>([
    ['text', 'hello'],
    ['noise', Buffer.from([0xff, 0xff, 0xff, 0x01])],
    ['nothing at all', Buffer.alloc(0)],
    ['a field of the future', Buffer.from([0xfa, 0x07, 0x00])],
    ['a report without an id', frameOf({ report: { positions: [place], baseTimeMs: 1 } })],
    ['a frame cut off in the middle', frameOf({ report: { reportId: 1, positions: [place] } }).subarray(0, -3)],
  ])('%s: MALFORMED_FRAME and 4501', async (_, message) => {
    const line = await bench.welcomed();
    line.sendRaw(message);
    expect((await line.next()).error?.code).toBe(ErrorCode.MALFORMED_FRAME);
    expect(await line.closed).toBe(4501);
  });

  test.each([
    ['10 MB', 10_000_000],
    ['just over 1 MiB', limits.messageBytesMax + 1],
  ])('%s: FRAME_TOO_LARGE and 4501, welcomed or not', async (_, bytes) => {
    for (const line of [await bench.dial(), await bench.welcomed()]) {
      line.sendRaw(Buffer.alloc(bytes));
      expect((await line.next()).error?.code).toBe(ErrorCode.FRAME_TOO_LARGE);
      expect(await line.closed).toBe(4501);
    }
  });
});

describe('Report', () => {
  test('is LOGGED when the log has it, and STORED when a writer says so', async () => {
    const batches = bench.nats.subscribe(subjects.positions(tenantId));
    const line = await bench.welcomed({ subject: 'tech.*> 🚐' });
    line.send(report(7, [place, { ...place, timeOffsetMs: 5, accuracyDm: 0, altitudeDm: -31 }]));
    expect((await line.next()).ack).toMatchObject({ level: AckLevel.LOGGED, reportIds: [7], refusals: [] });

    const batch = await firstBatch(batches);
    expect(batch.reports).toHaveLength(1);
    const [logged] = batch.reports;
    expect(logged).toMatchObject({
      technicianId: 'tech.*> 🚐',
      connectionId: line.connectionId,
      report: { reportId: 7 },
    });
    expect(logged?.report?.positions.map((position) => ({ ...position }))).toMatchObject([
      place,
      { ...place, timeOffsetMs: 5, accuracyDm: 0, altitudeDm: -31 },
    ]);
    expect(logged?.report?.positions[0]?.accuracyDm).toBeFalsy();

    const notice = { connections: [{ connectionId: line.connectionId, reportIds: [7] }] };
    bench.nats.publish(subjects.stored(batch.ingestNode), v1.StoredNotice.encode(notice).finish());
    expect((await line.next()).ack).toMatchObject({ level: AckLevel.STORED, reportIds: [7] });
  });

  test('with good and bad fixes keeps the good and names the bad on its LOGGED', async () => {
    const line = await bench.welcomed();
    line.send(
      report(3, [
        { ...place, latitudeE7: 91e7 },
        place,
        { ...place, longitudeE7: NOT_FINITE_E7 },
        { latitudeE7: 0, longitudeE7: 0 },
        { ...place, headingDdeg: 3_600 },
        { ...place, timeOffsetMs: 1_000_000 },
      ]),
    );
    const { ack } = await line.next();
    expect(ack).toMatchObject({ level: AckLevel.LOGGED, reportIds: [3] });
    expect(ack?.refusals.map(({ reason, positionIndexes }) => [reason, positionIndexes])).toEqual([
      [RefusalReason.OUT_OF_RANGE, [0, 4]],
      [RefusalReason.NOT_FINITE, [2]],
      [RefusalReason.NULL_ISLAND, [3]],
      [RefusalReason.IN_FUTURE, [5]],
    ]);
  });

  test.each<[string, v1.Report.$Properties, v1.RefusalReason, number[]]>([
    ['no fix', { positions: [] }, RefusalReason.EMPTY_REPORT, []],
    ['501 fixes', { positions: Array.from({ length: 501 }, () => place) }, RefusalReason.REPORT_TOO_LARGE, []],
    ['20,000 fixes', { positions: Array.from({ length: 20_000 }, () => place) }, RefusalReason.REPORT_TOO_LARGE, []],
    ['only an old fix', { baseTimeMs: 1_000, positions: [place] }, RefusalReason.TOO_OLD, [0]],
    ['only null island', { positions: [{}] }, RefusalReason.NULL_ISLAND, [0]],
  ])('with %s is STORED at once with its refusal, and the connection stays', async (_, content, reason, indexes) => {
    const line = await bench.welcomed();
    line.send({ report: { reportId: 9, baseTimeMs: Date.now(), ...content } });
    const { ack } = await line.next();
    expect(ack).toMatchObject({ level: AckLevel.STORED, reportIds: [9] });
    expect(ack?.refusals).toMatchObject([{ reportId: 9, reason, positionIndexes: indexes }]);
    line.send(report(10, [place]));
    expect((await line.next()).ack).toMatchObject({ level: AckLevel.LOGGED, reportIds: [10] });
  });

  test('with 100,000 fixes in it is FRAME_TOO_LARGE', async () => {
    const line = await bench.welcomed();
    line.send(
      report(
        1,
        Array.from({ length: 100_000 }, () => place),
      ),
    );
    expect((await line.next()).error?.code).toBe(ErrorCode.FRAME_TOO_LARGE);
    expect(await line.closed).toBe(4501);
  });

  test('beyond the window is refused by id; nothing of it is kept', async () => {
    const own = await bench.start({ FIELDCAST_INGEST_WINDOW_REPORTS: '2', FIELDCAST_INGEST_LINGER_MS: '200' });
    const line = await bench.welcomed({ server: own });
    for (const id of [1, 2, 3]) line.send(report(id, [place]));
    const { error } = await line.next();
    expect(error).toMatchObject({ code: ErrorCode.WINDOW_EXCEEDED, reportId: 3, retryable: true });
    expect((await line.next()).ack).toMatchObject({ level: AckLevel.LOGGED, reportIds: [1, 2] });
    line.send(report(3, [place]));
    expect((await line.next()).ack).toMatchObject({ level: AckLevel.LOGGED, reportIds: [3] });
  });

  test('beyond the rate is refused with a wait, and endless abuse ends with 4029', async () => {
    const own = await bench.start({ FIELDCAST_INGEST_FIXES_PER_S: '100' });
    const line = await bench.welcomed({ server: own });
    line.send(
      report(
        1,
        Array.from({ length: 400 }, () => place),
      ),
    );
    line.send(
      report(
        2,
        Array.from({ length: 400 }, () => place),
      ),
    );
    const { error } = await line.find(({ error }) => error !== null && error !== undefined);
    expect(error).toMatchObject({ code: ErrorCode.RATE_LIMITED, reportId: 2, retryable: true });
    expect(error?.retryAfterMs).toBeGreaterThanOrEqual(1_000);
    for (let nonce = 0; nonce < 2_000; nonce++) line.send({ ping: { nonce } });
    expect(await line.closed).toBe(closeCodes.rateLimited);
  });

  test('survives the connection that sent it', async () => {
    const own = await bench.start({ FIELDCAST_INGEST_LINGER_MS: '300' });
    const batches = bench.nats.subscribe(subjects.positions(tenantId));
    const line = await bench.welcomed({ server: own, subject: 'tech-gone' });
    line.send(report(5, [place]));
    line.send({ ping: { nonce: 1 } });
    expect((await line.next()).pong).toBeTruthy();
    line.drop();
    expect((await firstBatch(batches)).reports[0]).toMatchObject({
      technicianId: 'tech-gone',
      report: { reportId: 5 },
    });
  });
});
