import { describe, expect, it } from 'vitest';
import { boundedPolicy, defaultPolicy, policyBounds, type SamplingInput, samplingOf } from './sampling.ts';

const driving: SamplingInput = {
  speedMps: 14,
  turnDeg: 2,
  jobDistanceM: 4_000,
  isWatched: false,
  batteryPercent: 80,
  isCharging: false,
  network: 'online',
  policy: defaultPolicy,
};
const low = { batteryPercent: 19 };

describe('how fixes are taken', () => {
  it.each<[string, Partial<SamplingInput>, string]>([
    ['on the road', {}, '5000 ms, 10 m, high: moving'],
    ['with unknown speed, as on the road', { speedMps: undefined, turnDeg: undefined }, '5000 ms, 10 m, high: moving'],
    ['just fast enough to move', { speedMps: 0.7 }, '5000 ms, 10 m, high: moving'],
    ['standing: a heartbeat', { speedMps: 0.69 }, '60000 ms, 10 m, balanced: still'],
    [
      'standing and offline: radio look-ups would fail',
      { speedMps: 0, network: 'offline' },
      '60000 ms, 10 m, high: still',
    ],
    ['offline on the road: nothing is left out', { network: 'offline' }, '5000 ms, 10 m, high: moving'],
    ['in a turn: early', { turnDeg: 31 }, '2000 ms, 10 m, high: turning'],
    ['in a bend that is no turn', { turnDeg: 30 }, '5000 ms, 10 m, high: moving'],
    ['turning on the spot: noise', { turnDeg: 170, speedMps: 1.4 }, '5000 ms, 10 m, high: moving'],
    ['turning while still', { turnDeg: 170, speedMps: 0 }, '60000 ms, 10 m, balanced: still'],
    ['watched', { isWatched: true }, '2000 ms, 5 m, high: watched'],
    ['watched while standing', { isWatched: true, speedMps: 0 }, '2000 ms, 5 m, high: watched'],
    ['300 m from the job', { jobDistanceM: 300 }, '2000 ms, 5 m, high: near_job'],
    ['a little further from the job', { jobDistanceM: 301 }, '5000 ms, 10 m, high: moving'],
    ['without a job', { jobDistanceM: undefined }, '5000 ms, 10 m, high: moving'],
    ['low battery on the road', low, '10000 ms, 20 m, high: low_battery'],
    ['low battery while watched', { ...low, isWatched: true }, '4000 ms, 10 m, high: low_battery'],
    ['low battery while standing', { ...low, speedMps: 0 }, '120000 ms, 20 m, balanced: low_battery'],
    ['low battery on a charger', { ...low, isCharging: true }, '5000 ms, 10 m, high: moving'],
    ['a fifth of the battery left is not low', { batteryPercent: 20 }, '5000 ms, 10 m, high: moving'],
    ['battery unknown', { batteryPercent: undefined }, '5000 ms, 10 m, high: moving'],
  ])('%s', (_situation, change, expected) => {
    const { intervalMs, distanceM, accuracy, reason } = samplingOf({ ...driving, ...change });
    expect(`${intervalMs} ms, ${distanceM} m, ${accuracy}: ${reason}`).toBe(expected);
  });

  it('being watched never means fewer fixes', () => {
    const policy = { ...defaultPolicy, intervalMs: 1_000, distanceM: 3, watchedIntervalMs: 9_000 };
    expect(samplingOf({ ...driving, policy, isWatched: true })).toMatchObject({ intervalMs: 1_000, distanceM: 3 });
  });
});

describe('a policy that makes no sense', () => {
  it.each([0, -5, Number.NaN, Number.NEGATIVE_INFINITY])('%d is replaced by the default', (value) => {
    const policy = { intervalMs: value, distanceM: value, watchedIntervalMs: value, stillIntervalMs: value };
    expect(boundedPolicy(policy)).toEqual(defaultPolicy);
    expect(samplingOf({ ...driving, policy })).toEqual(samplingOf(driving));
  });

  it.each([
    [1e-9, 'min'],
    [Number.POSITIVE_INFINITY, 'max'],
  ] as const)('%d is taken as the nearest bound', (value, bound) => {
    const policy = { intervalMs: value, distanceM: value, watchedIntervalMs: value, stillIntervalMs: value };
    for (const [name, bounded] of Object.entries(boundedPolicy(policy)))
      expect([name, bounded]).toEqual([name, policyBounds[name as keyof typeof policyBounds][bound]]);
  });

  it('a sensible one is left alone', () => {
    const policy = { intervalMs: 1_500, distanceM: 25, watchedIntervalMs: 1_000, stillIntervalMs: 300_000 };
    expect(boundedPolicy(policy)).toEqual(policy);
  });
});
