/** `online` and `offline`: what the device believes; `foreground`: the app is seen again; `change`: another network. */
export type NetworkSignal = 'online' | 'offline' | 'foreground' | 'change';

/** What the device knows of its network. Hints only: some web views claim to be offline, or online, for ever. */
export interface NetworkSignals {
  /** The device is sure that it has no network. False when nothing is known. */
  isOffline(): boolean;
  /** Calls the listener with each signal until the answer is called. */
  subscribe(listener: (what: NetworkSignal) => void): () => void;
}

/** Knows nothing and says nothing: Node, and platforms whose signals an app passes on itself. */
export function createSilentNetwork(): NetworkSignals {
  return { isOffline: () => false, subscribe: () => () => undefined };
}

interface EventSource {
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
}

interface NetworkInformation extends EventSource {
  readonly type?: string;
  readonly effectiveType?: string;
}

/** The parts of a browser's global object that tell of its network, each of which may be missing. */
export interface BrowserGlobals extends EventSource {
  readonly navigator?: { readonly onLine?: boolean; readonly connection?: NetworkInformation };
  readonly document?: EventSource & { readonly visibilityState?: string };
}

/** The signals of a browser or web view; where they are missing, as in Node, it is as silent as they are. */
export function createBrowserNetwork(globals: BrowserGlobals = globalThis as BrowserGlobals): NetworkSignals {
  const { navigator, document } = globals;
  return {
    isOffline: () => navigator?.onLine === false,
    subscribe: (listener) => {
      const connection = navigator?.connection;
      let networkType = typeOf(connection);
      const stops = [
        listen(globals, 'online', () => listener('online')),
        listen(globals, 'offline', () => listener('offline')),
        // A page that comes back out of the back/forward cache was suspended without a change of visibility.
        listen(globals, 'pageshow', () => listener('foreground')),
        listen(document, 'visibilitychange', () => {
          if (document?.visibilityState === 'visible') listener('foreground');
        }),
        // Its event also comes with every new estimate of the speed, which says nothing about our connection.
        listen(connection, 'change', () => {
          const previousType = networkType;
          networkType = typeOf(connection);
          if (networkType !== previousType) listener('change');
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

function typeOf(connection: NetworkInformation | undefined): string | undefined {
  return connection?.type ?? connection?.effectiveType;
}

function listen(source: EventSource | undefined, type: string, listener: () => void): () => void {
  if (!source?.addEventListener) return () => undefined;
  source.addEventListener(type, listener);
  return () => source.removeEventListener?.(type, listener);
}
