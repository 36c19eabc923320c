import { describe, expect, it } from 'vitest';
import { addressKey, createAttemptLimiter } from './attempt-limiter.ts';

const limit = { burst: 3, intervalMs: 1000, keysMax: 2 };

describe('limiting attempts', () => {
  it('allows a burst, then one an interval', () => {
    const { attempt } = createAttemptLimiter(limit);
    expect([attempt('a', 0), attempt('a', 0), attempt('a', 0)]).toEqual([0, 0, 0]);
    expect(attempt('a', 0)).toBe(1000);
    expect(attempt('a', 400)).toBe(600);
    expect(attempt('a', 1000)).toBe(0);
    expect(attempt('a', 1000)).toBe(1000);
  });

  it('does not make who keeps trying wait longer', () => {
    const { attempt } = createAttemptLimiter(limit);
    for (let count = 0; count < 50; count++) attempt('a', 0);
    expect(attempt('a', 1000)).toBe(0);
  });

  it('keeps keys apart, and forgives a success', () => {
    const { attempt, forgive } = createAttemptLimiter(limit);
    for (let count = 0; count < 3; count++) attempt('a', 0);
    expect(attempt('b', 0)).toBe(0);
    forgive('a');
    expect(attempt('a', 0)).toBe(0);
    expect(attempt('a', 0)).toBe(1000);
  });

  it('remembers no more keys than it may: those that are whole again go first, then the oldest', () => {
    const { attempt } = createAttemptLimiter(limit);
    attempt('whole at 1000', 0);
    for (let count = 0; count < 3; count++) attempt('whole at 3000', 0);
    attempt('new', 1500);
    expect(attempt('whole at 3000', 0)).toBe(1000);
    attempt('newer', 1500);
    expect(attempt('whole at 3000', 0)).toBe(0);
  });
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the key of address %s is %s', (address, key) => expect(addressKey(address)).toBe(key));
