import type { Fix } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import { createOutbox, type Outbox } from './outbox.ts';

const LIMITS = { windowReports: 32, fixesMax: 2 };

describe('the queue of a technician under load', () => {
  it('sends the newest fixes first after a connect, then the past in order', () => {
    const outbox = filled(5);
    expect(timesOf(send(outbox, LIMITS, 0))).toEqual([4, 5]);
    expect(timesOf(send(outbox, LIMITS, 0))).toEqual([1, 2]);
    expect(timesOf(send(outbox, LIMITS, 0))).toEqual([3]);
    expect(send(outbox, LIMITS, 0)).toBeUndefined();
  });

  it('keeps a fix that is LOGGED, and forgets it when it is STORED', () => {
    const outbox = filled(2);
    send(outbox, LIMITS, 100);
    expect(outbox.logged(1, 130)).toEqual({ fixCount: 2, ageMs: 30, wasLogged: false });
    expect(outbox.depth).toBe(2);
    expect(outbox.stored(1, 150)).toEqual({ fixCount: 2, ageMs: 50, wasLogged: true });
    expect(outbox.depth).toBe(0);
  });

  it('answers of reports that it does not know, or knows already, count nothing', () => {
    const outbox = filled(2);
    send(outbox, LIMITS, 0);
    outbox.logged(1, 1);
    expect(outbox.logged(1, 2)).toBeUndefined();
    outbox.stored(1, 3);
    expect(outbox.stored(1, 4)).toBeUndefined();
    expect(outbox.logged(7, 4)).toBeUndefined();
  });

  it('stops at the window until a report is LOGGED', () => {
    const outbox = filled(6);
    const limits = { windowReports: 2, fixesMax: 2 };
    send(outbox, limits, 0);
    send(outbox, limits, 0);
    expect(send(outbox, limits, 0)).toBeUndefined();
    outbox.logged(1, 1);
    expect(timesOf(send(outbox, limits, 1))).toEqual([3, 4]);
  });

  it('has room in the window again when STORED comes without LOGGED', () => {
    const outbox = filled(2);
    const limits = { windowReports: 1, fixesMax: 1 };
    send(outbox, limits, 0);
    outbox.stored(1, 1);
    expect(send(outbox, limits, 1)?.reportId).toBe(2);
  });

  it('sends everything that is not STORED again after a reconnect: the same fixes, new report ids', () => {
    const outbox = filled(4);
    const first = send(outbox, LIMITS, 0);
    send(outbox, LIMITS, 0);
    outbox.logged(1, 1);
    outbox.stored(2, 1);
    outbox.connectionLost();
    const again = send(outbox, LIMITS, 10);
    expect(again).toEqual({ reportId: 1, fixes: first?.fixes, resentCount: 2 });
    expect(outbox.depth).toBe(2);
  });

  it('counts the time of a fix from when it was sent first, outages included', () => {
    const outbox = filled(1);
    send(outbox, LIMITS, 1_000);
    outbox.connectionLost();
    send(outbox, LIMITS, 9_000);
    expect(outbox.stored(1, 9_500)).toEqual({ fixCount: 1, ageMs: 8_500, wasLogged: false });
  });

  it('forgets refused fixes by their place in the report, and stores the others', () => {
    const outbox = filled(2);
    send(outbox, LIMITS, 0);
    expect(outbox.refuse(1, [0])).toBe(1);
    expect(outbox.refuse(1, [0])).toBe(0);
    expect(outbox.depth).toBe(1);
    expect(outbox.stored(1, 5)?.fixCount).toBe(1);
  });

  it('forgets a whole report that is refused without places', () => {
    const outbox = filled(2);
    send(outbox, LIMITS, 0);
    expect(outbox.refuse(1, [])).toBe(2);
    expect(outbox.depth).toBe(0);
  });

  it('sends a report that was refused for now again, under a new id, in its place by time', () => {
    const outbox = filled(4);
    send(outbox, LIMITS, 0);
    outbox.putBack(1);
    expect(timesOf(send(outbox, LIMITS, 1))).toEqual([1, 2]);
    expect(send(outbox, LIMITS, 1)).toMatchObject({ reportId: 3, resentCount: 2 });
  });
});

function filled(count: number) {
  const outbox = createOutbox();
  for (let timeMs = 1; timeMs <= count; timeMs += 1) outbox.push({ timeMs, latitudeDeg: 47, longitudeDeg: 8 });
  return outbox;
}

/** Takes the next report and sends it. */
function send(outbox: Outbox, limits: { windowReports: number; fixesMax: number }, nowMs: number) {
  const taken = outbox.take(limits);
  return taken && { ...taken, resentCount: outbox.sent(taken.reportId, nowMs).resentCount };
}

function timesOf(taken: { readonly fixes: readonly Fix[] } | undefined): number[] | undefined {
  return taken?.fixes.map(({ timeMs }) => timeMs);
}
