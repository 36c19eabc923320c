import { expect, it } from 'vitest';
import { contentSecurityPolicy, originsOf, phoneSecurityPolicy } from './content-security-policy.ts';

it('the page may connect to us, its WebSocket and the base map, and runs nothing inline', () => {
  const policy = contentSecurityPolicy('ws://board.example:8082/v1/map', ['https://tiles.example']);
  expect(policy.split('; ')).toContain("connect-src 'self' ws://board.example:8082 https://tiles.example");
  expect(policy.split('; ')).toContain("img-src 'self' data: blob: https://tiles.example");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
});

it('names each origin once, without its path', () => {
  expect(originsOf(['https://a.example/styles/x', 'https://a.example/y', 'http://b.example:81'])).toEqual([
    'https://a.example',
    'http://b.example:81',
  ]);
});

it('the phone page may connect to us and its own WebSocket, and to nothing of the map', () => {
  const policy = phoneSecurityPolicy('wss://track.example/v1/track').split('; ');
  expect(policy).toContain("connect-src 'self' wss://track.example");
  expect(policy).toContain("manifest-src 'self'");
  expect(policy.join()).not.toContain('unsafe');
});
