import { describe, expect, test } from 'vitest';
import { createConnectionBuffer } from './connection-buffer.ts';
import type { ConnectionEvent } from './connection-event.ts';

function event(atMs: number, rest: Partial<ConnectionEvent> = {}): ConnectionEvent {
  const whose = { tenantId: 'acme', technicianId: 'anna', deviceId: 'phone' };
  return { ...whose, atMs, link: 'connected', reason: null, appVersion: null, batteryPercent: null, ...rest };
}

describe('events that wait', () => {
  test('are handed out in their order, and wait on until they are removed', () => {
    const buffer = createConnectionBuffer(10);
    for (const atMs of [1, 2, 3]) expect(buffer.add(event(atMs))).toBe(0);
    expect(buffer.oldest(2)).toEqual([event(1), event(2)]);
    buffer.remove(buffer.oldest(2));
    expect(buffer.oldest(2)).toEqual([event(3)]);
  });

  test('are one when a status repeats them, and keep the first battery they learn', () => {
    const buffer = createConnectionBuffer(10);
    buffer.add(event(1));
    buffer.add(event(1, { batteryPercent: 80 }));
    buffer.add(event(1, { batteryPercent: 79 }));
    buffer.add(event(1));
    expect(buffer.oldest(10)).toEqual([event(1, { batteryPercent: 80 })]);
  });

  test('stay when they have learnt something while they were written', () => {
    const buffer = createConnectionBuffer(10);
    buffer.add(event(1));
    const beingWritten = buffer.oldest(10);
    buffer.add(event(1, { batteryPercent: 80 }));
    buffer.remove(beingWritten);
    expect(buffer.oldest(10)).toEqual([event(1, { batteryPercent: 80 })]);
  });

  test('drop the oldest over their bound, and say so', () => {
    const buffer = createConnectionBuffer(3);
    const dropped = [1, 2, 3, 4, 5].map((atMs) => buffer.add(event(atMs)));
    expect(dropped).toEqual([0, 0, 0, 1, 1]);
    expect(buffer.oldest(10).map(({ atMs }) => atMs)).toEqual([3, 4, 5]);
  });

  test('are not mixed up between companies, technicians, devices, and beginnings with ends', () => {
    const buffer = createConnectionBuffer(10);
    const others = [
      { tenantId: 'bolt' },
      { technicianId: 'bob' },
      { deviceId: 'tablet' },
      { link: 'disconnected' as const },
    ];
    for (const rest of [{}, ...others]) buffer.add(event(1, rest));
    expect(buffer.size).toBe(5);
  });
});
