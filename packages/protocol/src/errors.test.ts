import { expect, test } from 'vitest';
import { closeCodes, isReconnectable } from './close-codes.ts';
import { type ErrorName, errorMessage, errorNameOf, errors } from './errors.ts';
import { v1 } from './wire.ts';

const names = Object.keys(errors) as ErrorName[];

test('the catalogue and the wire enum name the same errors', () => {
  const wireNames = Object.keys(v1.ErrorCode).filter((name) => name !== 'ERROR_CODE_UNSPECIFIED');
  expect(names.sort()).toEqual(wireNames.sort());
  for (const name of names) expect(errors[name].code).toBe(v1.ErrorCode[name]);
});

test.each(names)('%s closes in the range that fits its being retryable', (name) => {
  const { closeCode, retryable } = errors[name];
  if (closeCode !== null) expect(isReconnectable(closeCode)).toBe(retryable);
});

test('close codes are distinct and in the private range', () => {
  const codes = Object.values(closeCodes);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(code >= 4000 && code <= 4999).toBe(true);
});

test.each([
  [1000, true],
  [1006, true],
  [1009, false],
  [4000, true],
  [4499, true],
  [4500, false],
  [4999, false],
])('a client closed with %i reconnects by itself: %s', (code, expected) => {
  expect(isReconnectable(code)).toBe(expected);
});

test('an error of a newer server is internal and retryable for an older client', () => {
  expect(errorNameOf(9999)).toBe('INTERNAL');
  expect(errorMessage('OVERLOADED', { reportId: 7, retryAfterMs: 250 })).toMatchObject({
    retryable: true,
    reportId: 7,
    retryAfterMs: 250,
  });
});
