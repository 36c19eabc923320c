import { describe, expect, it, vi } from 'vitest';
import { createVirtualClock } from './testing.ts';
import { createTokenSource, type GetToken, type TokenRequest } from './token-source.ts';

const SECRET = 'a-secret-nobody-may-read';

/** A JWT as far as a client looks into one: its signature is not real. */
function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES256' })}.${part(claims)}.c2ln`;
}

function start({ isServerTimeKnown = true } = {}) {
  const clock = createVirtualClock();
  const getToken = vi.fn<GetToken>(async () => 't');
  const serverNowMs = () => (isServerTimeKnown ? clock.now() : undefined);
  const tokens = createTokenSource(getToken, serverNowMs, clock.timers);
  const request = (index: number): TokenRequest => {
    const call = getToken.mock.calls[index];
    if (!call) throw new Error(`getToken was not called ${index + 1} times`);
    return call[0];
  };
  const reasons = () => getToken.mock.calls.map(([{ reason }]) => reason);
  const expiredJwt = (id = 0) => jwt({ exp: clock.now() / 1_000 - 1, jti: id, name: 'Zoë' });
  return { clock, getToken, tokens, request, reasons, expiredJwt };
}

describe('getToken', () => {
  it('is told why it is called', async () => {
    const { tokens, reasons } = start();
    await tokens.get();
    await tokens.get();
    await tokens.renew('renewal');
    tokens.forget('refused');
    await tokens.get();
    tokens.forget('expired');
    await tokens.get();
    expect(reasons()).toEqual(['start', 'renewal', 'refused', 'expired']);
  });

  it('is called once for all who ask while it answers', async () => {
    const { tokens, getToken } = start();
    expect(await Promise.all([tokens.get(), tokens.renew('renewal'), tokens.get()])).toEqual(['t', 't', 't']);
    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it('that hangs is aborted after 30 s', async () => {
    const { tokens, getToken, clock, request } = start();
    getToken.mockImplementationOnce(() => new Promise(() => undefined));
    const asked = expect(tokens.get()).rejects.toThrow('30000 ms');
    await clock.advance(29_999);
    expect(request(0).signal.aborted).toBe(false);
    await clock.advance(1);
    await asked;
    expect(request(0).signal.aborted).toBe(true);
    expect(await tokens.get()).toBe('t');
  });

  it('that nobody waits for any more is aborted; its late answer is not kept', async () => {
    const { tokens, getToken, clock, request } = start();
    let answerLate: (token: string) => void = () => undefined;
    getToken.mockImplementationOnce(() => new Promise((resolve) => (answerLate = resolve)));
    const asked = expect(tokens.get()).rejects.toThrow('aborted');
    tokens.abort();
    await asked;
    expect(request(0).signal.aborted).toBe(true);
    const next = tokens.get();
    answerLate('of the older session');
    await clock.settle();
    expect(await next).toBe('t');
    expect(await tokens.get()).toBe('t');
  });

  it('that throws before it returns a promise is a rejection', async () => {
    const { tokens, getToken } = start();
    getToken.mockImplementationOnce(() => {
      throw new Error('not ready');
    });
    await expect(tokens.get()).rejects.toThrow('not ready');
  });
});

describe('an answer of getToken', () => {
  it.each([
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['an empty string', '', 'empty'],
    ['blanks', '  ', 'blank'],
    ['an object', { token: SECRET }, 'of type object'],
    ['a list', [SECRET], 'an array'],
    ['a number', 7, 'of type number'],
  ])('that is %s is named as such, without its content', async (_, answer, words) => {
    const { tokens, getToken } = start();
    getToken.mockResolvedValueOnce(answer as string);
    const fault: unknown = await tokens.get().catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ code: 'TOKEN_INVALID_ANSWER', retryable: true, isFinal: false });
    expect(String(fault)).toContain(words);
    expect(String(fault)).not.toContain(SECRET);
    expect(await tokens.get()).toBe('t');
  });

  it('that has expired is not used; the next call knows why', async () => {
    const { tokens, getToken, reasons, expiredJwt } = start();
    const expired = expiredJwt();
    getToken.mockResolvedValueOnce(expired);
    const fault: unknown = await tokens.get().catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ code: 'TOKEN_EXPIRED_ANSWER', retryable: true });
    expect(String(fault)).not.toContain(expired);
    expect(await tokens.get()).toBe('t');
    expect(reasons()).toEqual(['start', 'expired']);
  });

  it('that looks expired three times in a row is left to the server until it takes one', async () => {
    const { tokens, getToken, expiredJwt } = start();
    for (let id = 0; id < 3; id++) {
      getToken.mockResolvedValueOnce(expiredJwt(id));
      await expect(tokens.get()).rejects.toMatchObject({ code: 'TOKEN_EXPIRED_ANSWER' });
    }
    getToken.mockResolvedValueOnce(expiredJwt(3));
    expect(await tokens.get()).toBe(expiredJwt(3));
    tokens.accepted();
    getToken.mockResolvedValueOnce(expiredJwt(4));
    await expect(tokens.renew('renewal')).rejects.toMatchObject({ code: 'TOKEN_EXPIRED_ANSWER' });
  });

  it('is not judged before the time of the server is known: the clock of the device may be hours ahead', async () => {
    const { tokens, getToken, expiredJwt } = start({ isServerTimeKnown: false });
    getToken.mockResolvedValueOnce(expiredJwt());
    expect(await tokens.get()).toBe(expiredJwt());
  });

  it.each([
    ['two dots and no JSON', 'a.b.c'],
    ['a JWT without an end', jwt({ sub: 'x' })],
    ['a JWT whose end is no number', jwt({ exp: 'soon' })],
    ['a payload that is null', 'a.bnVsbA.c'],
    ['five parts', 'a.b.c.d.e'],
    ['a JWT that lives', jwt({ exp: 99_999_999_999 })],
  ])('that is %s goes to the server', async (_, token) => {
    const { tokens, getToken } = start();
    getToken.mockResolvedValueOnce(token);
    expect(await tokens.get()).toBe(token);
  });

  it('that expires while it waits to be used is replaced', async () => {
    const { tokens, getToken, clock, reasons } = start();
    getToken.mockResolvedValueOnce(jwt({ exp: clock.now() / 1_000 + 60 }));
    await tokens.get();
    await clock.suspend(60_000);
    expect(await tokens.get()).toBe('t');
    expect(reasons()).toEqual(['start', 'expired']);
  });
});
