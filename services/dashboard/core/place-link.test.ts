import { describe, expect, test } from 'vitest';
import { formatPlaceLink, parsePlaceLink } from './place-link.ts';

describe('a link to a person and a time', () => {
  test.each([
    { technicianId: 'anna-7', atMs: Date.parse('2026-11-20T14:05:00Z'), day: undefined },
    { technicianId: 'Ünal & Söhne #1', atMs: undefined, day: '2026-11-20' },
    { technicianId: undefined, atMs: undefined, day: undefined },
  ])('names what it was made of: %j', (place) => {
    expect(parsePlaceLink(formatPlaceLink(place))).toEqual({ ...place, problem: undefined });
  });

  test('is empty where it names nothing', () => {
    expect(formatPlaceLink({ technicianId: undefined, atMs: undefined, day: undefined })).toBe('');
  });

  test.each([
    ['#technician=anna-7&at=yesterday', 'time'],
    ['#technician=anna-7&day=soon', 'day'],
  ])('that cannot be read, %s, keeps the person and names the problem', (fragment, problem) => {
    expect(parsePlaceLink(fragment)).toMatchObject({ technicianId: 'anna-7', problem });
  });
});
