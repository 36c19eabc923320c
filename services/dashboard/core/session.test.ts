import { expect, test } from 'vitest';
import { signInCodeOf, signInProblem } from './session.ts';

test.each([
  ['#signin=abc-_123', 'abc-_123'],
  ['#signin=', undefined],
  ['#other=1', undefined],
  ['', undefined],
])('the fragment "%s" carries the code %s', (fragment, code) => {
  expect(signInCodeOf(fragment)).toBe(code);
});

test.each([
  ['password', 401, { kind: 'wrong' }],
  ['password', 400, { kind: 'wrong' }],
  ['link', 401, { kind: 'link-over' }],
  ['password', 429, { kind: 'too-many', retryAfterMs: 5_000 }],
  ['password', 503, { kind: 'failed' }],
  ['link', 0, { kind: 'unreachable' }],
] as const)('a sign-in with a %s answered %d is explained', (way, status, problem) => {
  expect(signInProblem(way, status, 5_000)).toEqual(problem);
});
