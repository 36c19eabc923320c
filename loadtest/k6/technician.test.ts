import { closeCodes, v1 } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import { Technician } from './technician.ts';
import { createFakeEnvironment, type FakeConnection, type FakeEnvironment } from './testing.ts';

const WELCOME = { welcome: { limits: { windowReports: 32, heartbeatMs: 20_000 } } };
const SUITE = { fixIntervalMs: 1_000, backlogFixes: 0, loadMs: 60_000, settleMsMax: 5_000 };

describe('a technician under load', () => {
  it('says Hello, measures the connect, and sends each fix when it is taken', () => {
    const { environment, connection } = online();
    expect(clientFramesOf(connection)[0]?.hello).toMatchObject({ deviceId: 'technician-7', protocolVersion: 1 });
    expect(environment.times.connect_ms).toEqual([20]);
    environment.pass(2_000);
    expect(reportsOf(connection).map(({ positions }) => positions.length)).toEqual([1, 1]);
    expect(environment.counts).toMatchObject({ fixes_made: 2, fixes_sent: 2, reports_sent: 2 });
  });

  it('measures LOGGED and STORED from when the report was sent', () => {
    const { environment, connection } = online();
    environment.pass(1_000);
    environment.pass(30);
    connection.say({ ack: { level: v1.AckLevel.LOGGED, reportIds: [1] } });
    environment.pass(40);
    connection.say({ ack: { level: v1.AckLevel.STORED, reportIds: [1] } });
    expect(environment.times.ack_stored_ms?.[0]).toBe((environment.times.ack_logged_ms?.[0] ?? 0) + 40);
    expect(environment.counts.fixes_stored).toBe(1);
  });

  it('takes STORED for LOGGED as well when that never came', () => {
    const { environment, connection } = online();
    environment.pass(500);
    connection.say({ ack: { level: v1.AckLevel.STORED, reportIds: [1] } });
    expect(environment.times).toMatchObject({ ack_logged_ms: [20], ack_stored_ms: [20] });
  });

  it('sends what is not STORED again on its next connection, and counts it as sent once', () => {
    const { environment, connection } = online();
    environment.pass(2_000);
    connection.say({ ack: { level: v1.AckLevel.STORED, reportIds: [1] } });
    connection.end(1006);
    environment.pass(250);
    const next = lastOf(environment);
    expect(next).not.toBe(connection);
    welcomed(next);
    const [resent] = reportsOf(next);
    expect(timesOf(resent)).toEqual(timesOf(reportsOf(connection)[1]));
    expect(environment.errors).toEqual(['CLOSED_1006']);
    expect(environment.counts).toMatchObject({ reconnects: 1, fixes_sent: 2, fixes_resent: 1 });
  });

  it('keeps fixes while it is away, and sends them together', () => {
    const { environment, connection } = online();
    connection.end(undefined);
    environment.pass(250);
    const next = lastOf(environment);
    environment.pass(5_000);
    welcomed(next);
    expect(reportsOf(next).map(({ positions }) => positions.length)).toEqual([5]);
    expect(environment.errors).toEqual(['NOT_CONNECTED']);
  });

  it('leaves when it is told to drain, says nothing more, and comes back after the given delay', () => {
    const { environment, connection } = online();
    connection.say({ drain: { reconnectAfterMs: 3_000 } });
    expect(connection.isClosedByClient).toBe(true);
    environment.pass(1_500);
    connection.end(1000);
    environment.pass(2_999);
    expect(environment.connections).toHaveLength(1);
    environment.pass(1);
    expect(environment.connections).toHaveLength(2);
    expect(environment.errors).toEqual([]);
    expect(environment.counts.drains).toBe(1);
  });

  it('waits longer after each connection that cannot be made', () => {
    const environment = started();
    for (const delayMs of [250, 500, 1_000, 2_000]) {
      const attempts = environment.connections.length;
      lastOf(environment).end(undefined);
      environment.pass(delayMs - 1);
      expect(environment.connections).toHaveLength(attempts);
      environment.pass(1);
      expect(environment.connections).toHaveLength(attempts + 1);
    }
  });

  it('does not come back when its token is refused for good', () => {
    const { environment, connection } = online();
    connection.end(closeCodes.tokenInvalid);
    environment.pass(60_000);
    expect(environment.connections).toHaveLength(1);
    expect(environment.errors).toEqual(['CLOSED_4500']);
  });

  it('renews its token on the open connection when it is reminded', () => {
    const { environment, connection } = online();
    connection.say({ tokenExpiring: { expiresAtMs: environment.now() + 10_000 } });
    environment.pass(500);
    const refresh = clientFramesOf(connection).find((frame) => frame.refresh)?.refresh;
    expect(refresh?.token).toBe(environment.tokens[1]);
    connection.say({ tokenAccepted: { expiresAtMs: environment.now() + 60_000 } });
    expect(environment.counts.token_renewals).toBe(1);
    expect(environment.connections).toHaveLength(1);
  });

  it('sends a report that is refused for now again after the given time', () => {
    const { environment, connection } = online();
    environment.pass(500);
    connection.say({
      error: { code: v1.ErrorCode.OVERLOADED, retryable: true, retryAfterMs: 400, reportId: 1 },
    });
    environment.pass(399);
    expect(reportsOf(connection)).toHaveLength(1);
    environment.pass(1);
    expect(reportsOf(connection).map(({ reportId }) => reportId)).toEqual([1, 2]);
    expect(environment.errors).toEqual(['OVERLOADED']);
  });

  it('brings its backlog in full reports, the newest of it first', () => {
    const { environment, connection } = online({ ...SUITE, backlogFixes: 250 });
    const reports = reportsOf(connection);
    expect(reports.map(({ positions }) => positions.length)).toEqual([100, 100, 50]);
    expect(Math.min(...timesOf(reports[0]))).toBeGreaterThan(Math.max(...timesOf(reports[1])));
    const all = reports.flatMap(timesOf);
    expect(new Set(all).size).toBe(250);
    expect(environment.now() - Math.min(...all)).toBeLessThanOrEqual(3_615_000);
  });

  it('keeps to a window that is smaller than what it has prepared', () => {
    const environment = started({ ...SUITE, backlogFixes: 250 });
    environment.pass(20);
    const connection = lastOf(environment);
    connection.open();
    connection.say({ welcome: { limits: { windowReports: 2 } } });
    expect(reportsOf(connection)).toHaveLength(2);
    connection.say({ ack: { level: v1.AckLevel.LOGGED, reportIds: [1] } });
    expect(reportsOf(connection)).toHaveLength(3);
    expect(environment.counts).toMatchObject({ fixes_sent: 250, fixes_made: 250 });
  });

  it('stays until its last fix is STORED, then closes', () => {
    const { environment, connection } = online({ ...SUITE, loadMs: 1_000 });
    environment.pass(1_500);
    expect(connection.isClosedByClient).toBe(false);
    connection.say({ ack: { level: v1.AckLevel.STORED, reportIds: [1] } });
    environment.pass(100);
    expect(connection.isClosedByClient).toBe(true);
    expect(environment.counts.fixes_unanswered).toBe(0);
    expect(environment.renewals).toEqual([false]);
  });

  it('leaves without the answers that do not come, and says how many', () => {
    const { environment, connection } = online({ ...SUITE, loadMs: 1_000 });
    environment.pass(10_000);
    expect(connection.isClosedByClient).toBe(true);
    expect(environment.counts.fixes_unanswered).toBe(1);
  });
});

function started(suite = SUITE): FakeEnvironment {
  const environment = createFakeEnvironment();
  const startedAtMs = environment.now();
  const options = { id: 'technician-7', index: 7, trackUrl: 'ws://test/v1/track', suite, startedAtMs };
  const technician = new Technician(options, environment);
  technician.prepare();
  technician.start();
  return environment;
}

function online(suite = SUITE): { environment: FakeEnvironment; connection: FakeConnection } {
  const environment = started(suite);
  environment.pass(20);
  const connection = lastOf(environment);
  welcomed(connection);
  return { environment, connection };
}

function welcomed(connection: FakeConnection): void {
  connection.open();
  connection.say(WELCOME);
}

function lastOf({ connections }: FakeEnvironment): FakeConnection {
  const last = connections.at(-1);
  if (!last) throw new Error('nobody has connected');
  return last;
}

function clientFramesOf({ sent }: FakeConnection): v1.ClientFrame[] {
  return sent.map((bytes) => v1.ClientFrame.decode(bytes));
}

function reportsOf(connection: FakeConnection): v1.Report[] {
  return clientFramesOf(connection).flatMap(({ report }) => (report ? [report] : []));
}

function timesOf(report: v1.Report.$Properties | undefined): number[] {
  return (report?.positions ?? []).map(({ timeOffsetMs }) => (report?.baseTimeMs ?? 0) + (timeOffsetMs ?? 0));
}
