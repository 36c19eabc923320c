import { describe, expect, test } from 'vitest';
import { createZone } from './zone.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');

describe('the tenant’s clock', () => {
  test.each([
    ['Europe/Berlin', '2026-11-21T23:30:00Z', '2026-11-22'],
    ['America/Los_Angeles', '2026-11-21T05:00:00Z', '2026-11-20'],
    ['UTC', '2026-11-21T23:59:59Z', '2026-11-21'],
  ])('in %s it is another day at %s', (name, at, day) => {
    expect(createZone(name).dayOf(Date.parse(at))).toBe(day);
  });

  test.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z'],
    ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00Z'],
    ['Asia/Kolkata', '2026-11-21', '2026-11-20T18:30:00Z'],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z'],
  ])('in %s the day %s begins at %s, also where clocks are changed', (name, day, start) => {
    expect(new Date(createZone(name).dayStartMs(day) ?? 0).toISOString()).toBe(start.replace('Z', '.000Z'));
  });

  test.each(['2026-02-30', 'yesterday', '', '2026-13-01', '26-1-1'])('%j is no day', (day) => {
    expect(createZone('UTC').dayStartMs(day)).toBeUndefined();
  });

  test('says a date only of another day, and a year only of another year', () => {
    const zone = createZone('Europe/Berlin');
    expect(zone.moment(NOW, NOW)).toBe('13:00:00');
    expect(zone.moment(NOW - 86_400_000, NOW)).toBe('20 Nov, 13:00:00');
    expect(zone.date(NOW - 400 * 86_400_000, NOW)).toBe('17 Oct 2025');
  });

  test('falls back to UTC for a zone the browser does not know', () => {
    expect(createZone('Mars/Olympus').name).toBe('UTC');
  });
});
