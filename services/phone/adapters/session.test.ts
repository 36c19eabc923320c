import { describe, expect, test } from 'vitest';
import { ApiError, type PhoneApi } from './phone-api.ts';
import { createPhoneMemory } from './phone-memory.ts';
import { createSession } from './session.ts';

const ADA = { technicianId: 't-1', technicianName: 'Ada', tenantName: 'Acme' };
const TRACK_URL = 'ws://127.0.0.1:1/v1/track';
const person = { ...ADA, trackUrl: TRACK_URL };

const noNetwork = () => Promise.reject(new ApiError(0, 'UNREACHABLE'));
const refused = (status: number, code: string) => () => Promise.reject(new ApiError(status, code));

function memoryOf(kept: Record<string, string> = {}) {
  const items = new Map(Object.entries(kept));
  return createPhoneMemory({
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  });
}

function apiOf(part: Partial<PhoneApi> = {}): PhoneApi {
  return {
    readSession: async () => ADA,
    signIn: async () => ADA,
    signOut: async () => undefined,
    trackToken: async () => ({ token: 'a-token', trackUrl: TRACK_URL }),
    ...part,
  };
}

describe('a phone', () => {
  test('with a good link is signed in and remembers whom', async () => {
    const memory = memoryOf();
    const session = createSession(apiOf(), memory);
    await session.start('a-code');
    expect(session.state.value).toEqual({ kind: 'signed-in', person });
    expect(memory.person()).toEqual(person);
  });

  test('that starts without a network goes on as whom it remembers', async () => {
    const memory = memoryOf();
    memory.setPerson(person);
    const session = createSession(apiOf({ readSession: noNetwork, trackToken: noNetwork }), memory);
    await session.start(undefined);
    expect(session.state.value).toEqual({ kind: 'signed-in', person });
  });

  test('whose session is over asks for a new link', async () => {
    const memory = memoryOf();
    memory.setPerson(person);
    const session = createSession(apiOf({ readSession: async () => undefined }), memory);
    await session.start(undefined);
    expect(session.state.value).toEqual({ kind: 'signed-out', problem: { kind: 'session-over' } });
    expect(memory.person()).toBeUndefined();
  });

  test('whose session ends at work is signed out by the next token', async () => {
    let isOver = false;
    const trackToken = async () => {
      if (isOver) throw new ApiError(401, 'PHONE_SIGNED_OUT');
      return { token: 'a-token', trackUrl: TRACK_URL };
    };
    const session = createSession(apiOf({ trackToken }), memoryOf());
    await session.start('a-code');
    isOver = true;
    await expect(session.token()).rejects.toMatchObject({ status: 401 });
    expect(session.state.value).toEqual({ kind: 'signed-out', problem: { kind: 'session-over' } });
  });

  test('that was never signed in is asked for a link, with nothing amiss', async () => {
    const session = createSession(apiOf({ readSession: async () => undefined }), memoryOf());
    await session.start(undefined);
    expect(session.state.value).toEqual({ kind: 'signed-out', problem: undefined });
  });

  test('with a link but no network uses the same link once there is one', async () => {
    let signIn: PhoneApi['signIn'] = noNetwork;
    const codes: string[] = [];
    const api = apiOf({
      signIn: (code) => {
        codes.push(code);
        return signIn(code);
      },
    });
    const session = createSession(api, memoryOf());
    await session.start('a-code');
    expect(session.state.value).toMatchObject({ kind: 'signed-out', problem: { kind: 'unreachable' } });
    signIn = async () => ADA;
    await session.retryIfUnreachable();
    expect(session.state.value).toEqual({ kind: 'signed-in', person });
    expect(codes).toEqual(['a-code', 'a-code']);
  });

  test('that opens an old link again is still signed in', async () => {
    const memory = memoryOf();
    memory.setPerson(person);
    const session = createSession(apiOf({ signIn: refused(401, 'LINK_OVER') }), memory);
    await session.start('an-old-code');
    expect(session.state.value).toEqual({ kind: 'signed-in', person });
  });

  test('whose storage holds rubbish starts as a new one', async () => {
    const memory = memoryOf({ 'fieldcast-phone-person': '{"technicianId":', 'fieldcast-phone-duty': '7' });
    expect(memory.person()).toBeUndefined();
    expect(memory.duty(0)).toBe('off_duty');
  });
});
