import { describe, expect, it } from 'vitest';
import { technicianIdOf, technicianOf } from './names.ts';
import { parseOptions, UsageError } from './options.ts';
import { reconcile, type TechnicianRows } from './reconcile.ts';

const whole = (technician: number, fixes: number): TechnicianRows => ({
  technician,
  rows: fixes,
  places: fixes,
  first: 0,
  last: fixes - 1,
});

describe('counting rows against fixes sent', () => {
  it('finds nothing when each fix is one row', () => {
    expect(reconcile([30, 20], [whole(0, 30), whole(1, 20)])).toEqual({ rows: 50, lost: 0, duplicated: 0 });
  });

  it('counts what has no row as lost, also of a technician without any', () => {
    expect(reconcile([30, 20], [whole(0, 29)])).toEqual({ rows: 29, lost: 21, duplicated: 0 });
  });

  it('does not let one technician’s second rows make up for another’s lost ones', () => {
    const twice = { ...whole(0, 30), rows: 35 };
    expect(reconcile([30, 20], [twice, whole(1, 15)])).toEqual({ rows: 50, lost: 5, duplicated: 5 });
  });

  it('counts rows for fixes nobody sent, and misses those they stand in for', () => {
    const strange = { technician: 0, rows: 10, places: 10, first: 0, last: 10 };
    expect(reconcile([10], [strange])).toEqual({ rows: 10, lost: 1, duplicated: 1 });
    expect(reconcile([], [whole(7, 3)])).toEqual({ rows: 3, lost: 0, duplicated: 3 });
  });

  it('finds its technicians by their ids', () => {
    for (const technician of [0, 7, 14_999, 123_456]) expect(technicianOf(technicianIdOf(technician))).toBe(technician);
    expect(() => technicianOf('anna')).toThrow(RangeError);
  });
});

describe('the command line', () => {
  it('runs every scenario unless one is named', () => {
    expect(parseOptions([]).scenarios).toHaveLength(6);
    expect(parseOptions(['--scenario', 'single', '--json']).scenarios).toEqual(['single']);
  });

  it.each([
    ['--scenario', 'nonsense'],
    ['--seconds', '0'],
    ['--seconds', 'ten'],
    ['--rate', '-5'],
    ['--unknown'],
    ['loose'],
  ])('refuses %s %s', (...args) => expect(() => parseOptions(args)).toThrow(UsageError));
});
