import WebSocket from 'ws';

/** A session of the Chrome DevTools Protocol: with the browser, or with one page of it. */
export interface Cdp {
  /** @throws Error with the browser's words when it refuses the command. */
  send<T = unknown>(method: string, params?: object): Promise<T>;
  /** Answers how to unsubscribe. */
  on<T>(event: string, handler: (params: T) => void): () => void;
}

export interface CdpConnection {
  readonly browser: Cdp;
  attach(targetId: string): Promise<Cdp>;
  close(): void;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Call {
  readonly method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Connects to a browser; `url` is what it prints as `DevTools listening on`. */
export async function connectCdp(url: string): Promise<CdpConnection> {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 1024 ** 3 });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const calls = new Map<number, Call>();
  const handlers = new Map<string, Set<(params: unknown) => void>>();
  let callCount = 0;

  socket.on('message', (data) => {
    const { id, sessionId = '', method, params, result, error } = JSON.parse(String(data)) as Message;
    const call = id === undefined ? undefined : calls.get(id);
    if (id !== undefined) calls.delete(id);
    if (error) call?.reject(new Error(`${call.method}: ${error.message}`));
    else call?.resolve(result);
    if (method) for (const handler of handlers.get(`${sessionId} ${method}`) ?? []) handler(params);
  });
  socket.on('close', () => {
    for (const { method, reject } of calls.values()) reject(new Error(`${method}: the browser is gone`));
    calls.clear();
  });

  const session = (sessionId: string): Cdp => ({
    send: <T>(method: string, params: object = {}) =>
      new Promise<T>((resolve, reject) => {
        const id = ++callCount;
        calls.set(id, { method, resolve: (result) => resolve(result as T), reject });
        socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
      }),
    on: <T>(event: string, handler: (params: T) => void) => {
      const key = `${sessionId} ${event}`;
      const listeners = handlers.get(key) ?? new Set();
      handlers.set(key, listeners);
      const listener = (params: unknown) => handler(params as T);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
  const browser = session('');
  return {
    browser,
    attach: async (targetId) => {
      const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
        targetId,
        flatten: true,
      });
      return session(sessionId);
    },
    close: () => socket.close(),
  };
}

interface Evaluation {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/** What an expression is in the page; a promise is waited for. @throws Error when it throws there. */
export async function evaluate<T>(page: Cdp, expression: string): Promise<T> {
  const { result, exceptionDetails } = await page.send<Evaluation>('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails)
    throw new Error(`in the page: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  return result.value as T;
}
