import { expect, it } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

it.each([
  ['our page, a trustworthy address', 'POST', 'same-origin', 'http://localhost:8080', true],
  ['our page, plain HTTP', 'POST', undefined, 'http://board.example:8080', true],
  ['a tool without headers', 'DELETE', undefined, undefined, true],
  ['reading from anywhere', 'GET', 'cross-site', 'https://evil.example', true],
  ['another site', 'POST', 'cross-site', 'https://evil.example', false],
  ['a sister host', 'POST', 'same-site', 'http://other.board.example', false],
  ['another site, plain HTTP', 'POST', undefined, 'http://evil.example:8080', false],
  ['another port', 'POST', undefined, 'http://board.example:9999', false],
  ['a sandboxed frame', 'POST', undefined, 'null', false],
] as const)('%s: %s', (_story, method, secFetchSite, origin, expected) => {
  expect(isSameOrigin({ method, host: 'Board.example:8080', secFetchSite, origin })).toBe(expected);
});
