import { WebSocket } from 'ws';

/** A phone's network, which can be lost. */
export interface Network {
  /** A constructor of sockets that break when the network is lost, and cannot connect until it is back. */
  readonly WebSocket: new (
    url: string,
  ) => WebSocket;
  setUp(isUp: boolean): void;
}

export function createNetwork(): Network {
  let isUp = true;
  const open = new Set<WebSocket>();
  return {
    WebSocket: class extends WebSocket {
      constructor(url: string) {
        super(url);
        open.add(this);
        this.once('close', () => open.delete(this));
        // Not at once: whoever made the socket has yet to set its handlers.
        if (!isUp) queueMicrotask(() => this.terminate());
      }
    },
    setUp: (isUpNow) => {
      isUp = isUpNow;
      if (!isUp) for (const socket of open) socket.terminate();
    },
  };
}
