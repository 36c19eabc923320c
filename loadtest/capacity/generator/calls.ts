import type { MessagePort, Worker } from 'node:worker_threads';

// Calls from the main thread to a worker: a name and one argument, answered by one value.

/** By name, what a worker answers. */
export type Handlers = Record<string, (argument: never) => unknown>;

interface Call {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: Error;
}

/** Answers the calls of the main thread with `handlers`. */
export function serveCalls(port: MessagePort, handlers: Handlers): void {
  port.on('message', async ({ id, name, argument }: Call) => {
    try {
      const handler = handlers[name];
      if (!handler) throw new TypeError(`no call named ${name}`);
      port.postMessage({ id, value: await handler(argument as never) } satisfies Answer);
    } catch (cause) {
      port.postMessage({ id, error: cause instanceof Error ? cause : new Error(String(cause)) } satisfies Answer);
    }
  });
}

/** The handlers of a worker as the main thread sees them. */
export type Callable<H extends Handlers> = {
  readonly [K in keyof H]: (...argument: Parameters<H[K]>) => Promise<Awaited<ReturnType<H[K]>>>;
};

/** Calls the handlers that `worker` serves. Every open call rejects when the worker ends. */
export function callsTo<H extends Handlers>(worker: Worker): Callable<H> {
  const open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of open.values()) reject(error);
    open.clear();
  };
  worker.on('message', ({ id, value, error }: Answer) => {
    const call = open.get(id);
    open.delete(id);
    if (error) call?.reject(error);
    else call?.resolve(value);
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`a thread of the generator ended with code ${code}`)));
  return new Proxy({} as Callable<H>, {
    get: (_, name) => (argument: unknown) =>
      new Promise((resolve, reject) => {
        if (ended) {
          reject(ended);
          return;
        }
        const id = ++lastId;
        open.set(id, { resolve, reject });
        worker.postMessage({ id, name: String(name), argument } satisfies Call);
      }),
  });
}
