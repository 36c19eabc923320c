import { describe, expect, test } from 'vitest';
import { DUTY_MS_MAX, dutyAfterReload } from './duty-memory.ts';
import { linkCodeOf, pastedCodeOf, personFrom, signInProblem } from './session.ts';

describe('a sign-in link', () => {
  test.each<[string, string | undefined]>([
    ['https://fieldcast.example/phone/#link=abcDEF-123_456', 'abcDEF-123_456'],
    ['  https://fieldcast.example/phone#link=abcDEF123456 \n', 'abcDEF123456'],
    ['#link=abcDEF123456', 'abcDEF123456'],
    ['abcDEF123456', 'abcDEF123456'],
    ['https://fieldcast.example/phone/', undefined],
    ['https://fieldcast.example/#signin=abcDEF123456', undefined],
    ['hello there', undefined],
    ['', undefined],
  ])('pasted as %j gives %j', (pasted, code) => {
    expect(pastedCodeOf(pasted)).toBe(code);
  });

  test('in the address is read from the fragment alone', () => {
    expect(linkCodeOf('#link=abc')).toBe('abc');
    expect(linkCodeOf('#link=')).toBeUndefined();
    expect(linkCodeOf('')).toBeUndefined();
  });

  test('that did not reach the server keeps its code for the next attempt', () => {
    expect(signInProblem(0, 'abc', undefined)).toEqual({ kind: 'unreachable', code: 'abc' });
    expect(signInProblem(401, 'abc', undefined)).toEqual({ kind: 'link-over' });
    expect(signInProblem(429, 'abc', 9_000)).toEqual({ kind: 'too-many', retryAfterMs: 9_000 });
    expect(signInProblem(503, 'abc', undefined)).toEqual({ kind: 'failed' });
  });
});

describe('what the phone remembers', () => {
  const person = { technicianId: 't-1', technicianName: 'Ada', tenantName: 'Acme', trackUrl: 'wss://x/v1/track' };

  test('is a person only when it is whole', () => {
    expect(personFrom(person)).toEqual(person);
    expect(personFrom({ ...person, trackUrl: 'javascript:alert(1)' })).toBeUndefined();
    expect(personFrom({ ...person, technicianId: undefined })).toBeUndefined();
    expect(personFrom(null)).toBeUndefined();
    expect(personFrom('Ada')).toBeUndefined();
  });

  test('goes on with the duty of this shift, never with that of yesterday', () => {
    const atMs = Date.UTC(2026, 4, 4, 7);
    expect(dutyAfterReload({ duty: 'en_route', atMs }, atMs + 3_600_000)).toBe('en_route');
    expect(dutyAfterReload({ duty: 'en_route', atMs }, atMs + DUTY_MS_MAX + 1)).toBe('off_duty');
    expect(dutyAfterReload({ duty: 'asleep', atMs }, atMs)).toBe('off_duty');
    expect(dutyAfterReload(undefined, atMs)).toBe('off_duty');
  });
});
