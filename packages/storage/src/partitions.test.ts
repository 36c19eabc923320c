import { expect, it } from 'vitest';
import { dayOf } from './day.ts';
import { dayOfPartition, partitionName } from './partitions.ts';

it.each([
  [0, 'positions_y1970_m01_d01'],
  [dayOf(Date.UTC(2024, 1, 29, 23, 59, 59, 999)), 'positions_y2024_m02_d29'],
  [dayOf(Date.UTC(2026, 11, 31)), 'positions_y2026_m12_d31'],
])('day %i is the partition %s, and back', (day, name) => {
  expect(partitionName(day)).toBe(name);
  expect(dayOfPartition(name)).toBe(day);
});

it.each(['positions', 'positions_y2026', 'positions_y2026_m01_d01_idx', 'other_y2026_m01_d01'])(
  '%s is no partition of ours',
  (name) => {
    expect(dayOfPartition(name)).toBeUndefined();
  },
);
