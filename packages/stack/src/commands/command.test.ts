import { describe, expect, test } from 'vitest';
import { choice, parseDurationS, UsageError } from './command.ts';

describe('a time on the command line', () => {
  test.each([
    ['90', 90],
    ['90s', 90],
    ['15m', 900],
    ['1h', 3_600],
    ['7d', 604_800],
  ])('%s is %i s', (text, seconds) => {
    expect(parseDurationS('ttl', text)).toBe(seconds);
  });

  test.each(['', '0', '0h', '-1h', '1.5h', '1 h', '1w', 'soon', '99999999999'])('%j is refused', (text) => {
    expect(() => parseDurationS('ttl', text)).toThrow(UsageError);
  });
});

test('a choice is one of those allowed', () => {
  expect(choice('role', 'admin', ['technician', 'admin'])).toBe('admin');
  expect(() => choice('role', 'boss', ['technician', 'admin'])).toThrow(
    '--role must be one of technician, admin, not "boss"',
  );
});
