import { describe, expect, test } from 'vitest';
import { isRolledOut, type Rollout, shareOf } from './rollout.ts';

const DEVICES = Array.from({ length: 20_000 }, (_, index) => ({
  technicianId: `tech-${index % 10_000}`,
  deviceId: `device-${index}`,
}));

function rollout(shareBp: number, { allow = [], deny = [] }: { allow?: string[]; deny?: string[] } = {}): Rollout {
  return { shareBp, allow: new Set(allow), deny: new Set(deny) };
}
const devicesIn = (name: string, shareBp: number) =>
  new Set(DEVICES.filter((device) => isRolledOut(name, rollout(shareBp), device)).map(({ deviceId }) => deviceId));

describe('a gradual roll-out', () => {
  test.each([1, 10, 500, 1_000, 2_500, 5_000, 9_000])('of %i basis points reaches that share of the devices', (bp) => {
    const expected = (DEVICES.length * bp) / 10_000;
    const deviation = Math.sqrt(expected * (1 - bp / 10_000));
    expect(Math.abs(devicesIn('new-sampler', bp).size - expected)).toBeLessThan(4 * deviation + 1);
  });

  test('of nothing reaches nobody, of everything everybody', () => {
    expect(devicesIn('new-sampler', 0).size).toBe(0);
    expect(devicesIn('new-sampler', 10_000).size).toBe(DEVICES.length);
  });

  test('keeps who is in at 5 % when it grows to 10 %', () => {
    const atTenPercent = devicesIn('new-sampler', 1_000);
    for (const deviceId of devicesIn('new-sampler', 500)) expect(atTenPercent).toContain(deviceId);
  });

  test('is drawn anew for another name: one in four of a half and a half has both', () => {
    const second = devicesIn('other', 5_000);
    const both = [...devicesIn('new-sampler', 5_000)].filter((deviceId) => second.has(deviceId)).length;
    expect(both / DEVICES.length).toBeGreaterThan(0.235);
    expect(both / DEVICES.length).toBeLessThan(0.265);
  });

  test('spreads ids of one series evenly', () => {
    const buckets = Array.from({ length: 10 }, () => 0);
    for (const { deviceId } of DEVICES) {
      const bucket = Math.floor(shareOf('x', deviceId) / 1_000);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });

  test('draws the same in every version: devices must not swap sides with an update', () => {
    expect(['a', 'b', 'phone-1', 'Telefon Zoë'].map((id) => shareOf('new-sampler', id))).toEqual([
      1_770, 3_105, 4_927, 2_981,
    ]);
  });
});

const device = { technicianId: 'tech-1', deviceId: 'device-1' };
test.each<[string, Rollout, boolean]>([
  ['an allowed technician, at 0 %', rollout(0, { allow: ['tech-1'] }), true],
  ['an allowed device, at 0 %', rollout(0, { allow: ['device-1'] }), true],
  ['a denied technician, at 100 %', rollout(10_000, { deny: ['tech-1'] }), false],
  ['a denied device, at 100 %', rollout(10_000, { deny: ['device-1'] }), false],
  ['an allowed technician with a denied device', rollout(0, { allow: ['tech-1'], deny: ['device-1'] }), false],
  ['a denied technician with an allowed device', rollout(0, { allow: ['device-1'], deny: ['tech-1'] }), false],
  ['somebody else allowed', rollout(0, { allow: ['tech-2'] }), false],
])('%s: %#', (_, given, expected) => {
  expect(isRolledOut('flag', given, device)).toBe(expected);
});
