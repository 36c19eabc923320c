/** Handlers by event name. `Events` maps each event to what its handlers are given. */
export interface Emitter<Events> {
  /** Adds a handler; the answer removes it. */
  on<Name extends keyof Events>(event: Name, handler: (detail: Events[Name]) => void): () => void;
  emit<Name extends keyof Events>(event: Name, detail: Events[Name]): void;
}

type Handler<Detail> = (detail: Detail) => void;

export function createEmitter<Events>(): Emitter<Events> {
  const handlers: { [Name in keyof Events]?: Set<Handler<Events[Name]>> } = {};
  return {
    on(event, handler) {
      const set = handlers[event] ?? new Set();
      handlers[event] = set;
      set.add(handler);
      return () => void set.delete(handler);
    },
    emit(event, detail) {
      for (const handler of [...(handlers[event] ?? [])]) callSafely(handler, detail);
    },
  };
}

// A handler that throws must not stop the others or leave the connection half changed; the app still sees its error.
function callSafely<Detail>(handler: Handler<Detail>, detail: Detail): void {
  try {
    handler(detail);
  } catch (cause) {
    queueMicrotask(() => {
      throw cause;
    });
  }
}
