import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Bytes of one direction that wait for their delay. Over it: the sender is paused until half of them are gone. */
const WAITING_BYTES_MAX = 1_048_576;

/** `up`: from the client to the target. `down`: back. */
export type Direction = 'up' | 'down';

/**
 * A TCP proxy on loopback that fails on demand. Faults last until `heal`; a new one adds to those that are there.
 * Connections that lost bytes in silence stay silent after `heal`, as they do when a router has forgotten them.
 */
export interface FaultProxy {
  /** The same for the whole life of the proxy. */
  readonly port: number;
  /** `ws://127.0.0.1:<port><path>`. */
  url(path: string): string;
  /** New connections are refused; open ones go on. */
  refuse(): void;
  /** Resets (RST) every open connection, on both sides. New ones are as good as before. */
  reset(): void;
  /** New connections are accepted, and nothing is passed on in either direction, nor the end of a connection. */
  blackHole(): void;
  /** Nothing is passed on in the `lost` direction (default `down`), nor the end of a connection; the other one works. */
  halfOpen(lost?: Direction): void;
  /** Passes everything on `delayMs` later, in one direction or (default) both. */
  delay(delayMs: number, direction?: Direction): void;
  /** Each connection passes on `bytes` more bytes in this direction, ends there for the receiver, and is reset for the sender. */
  dropAfter(bytes: number, direction: Direction): void;
  /** Normal again. @throws Error when the port cannot be listened on any more. */
  heal(): Promise<void>;
  /** Connections that a client has open now. */
  readonly connections: number;
  /** Connections accepted since the proxy began. */
  readonly connectionsTotal: number;
  /** Bytes received from clients, passed on or not. */
  readonly bytesUp: number;
  /** Bytes received from the target, passed on or not. */
  readonly bytesDown: number;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

interface FaultProxyOptions {
  readonly target: { readonly host: string; readonly port: number };
}

/** What the proxy does to bytes, until it is healed. */
interface Faults {
  readonly losing: Record<Direction, boolean>;
  readonly delayMs: Record<Direction, number>;
  dropAfter: { readonly direction: Direction; readonly bytes: number } | undefined;
}

interface Link {
  readonly client: Socket;
  readonly upstream: Socket;
  /** A direction that has lost bytes never works again. */
  readonly lost: Record<Direction, boolean>;
  /** Bytes passed on since `dropAfter` was called. */
  readonly passed: Record<Direction, number>;
}

/** Listens on a free port of 127.0.0.1. @throws Error when that fails. */
export async function createFaultProxy({ target }: FaultProxyOptions): Promise<FaultProxy> {
  const links = new Set<Link>();
  const bytes = { up: 0, down: 0 };
  let faults = noFaults();
  let connectionsTotal = 0;

  const accept = (client: Socket) => {
    connectionsTotal++;
    const upstream = connect({ ...target, allowHalfOpen: true, noDelay: true });
    const link: Link = { client, upstream, lost: { ...faults.losing }, passed: { up: 0, down: 0 } };
    links.add(link);
    const forgetWhenGone = () => {
      if (client.destroyed && upstream.destroyed) links.delete(link);
    };
    for (const direction of ['up', 'down'] as const) {
      const [from] = ends(link, direction);
      from.on('data', (chunk) => {
        bytes[direction] += chunk.length;
      });
      forward(link, direction, () => faults);
      from.on('close', forgetWhenGone);
    }
  };
  const lose = (directions: readonly Direction[]) => {
    for (const direction of directions) {
      faults.losing[direction] = true;
      for (const link of links) link.lost[direction] = true;
    }
  };

  let server: Server | undefined = await listen(0, accept);
  const { port } = server.address() as AddressInfo;

  return {
    port,
    url: (path) => `ws://127.0.0.1:${port}${path}`,
    refuse: () => {
      server?.close();
      server = undefined;
    },
    reset: () => {
      for (const { client, upstream } of links) for (const socket of [client, upstream]) socket.resetAndDestroy();
    },
    blackHole: () => lose(['up', 'down']),
    halfOpen: (lost = 'down') => lose([lost]),
    delay: (delayMs, direction) => {
      for (const one of direction ? [direction] : (['up', 'down'] as const)) faults.delayMs[one] = delayMs;
    },
    dropAfter: (count, direction) => {
      faults.dropAfter = { direction, bytes: count };
      for (const { passed } of links) passed[direction] = 0;
    },
    heal: async () => {
      faults = noFaults();
      server ??= await listen(port, accept);
    },
    get connections() {
      return [...links].filter(({ client }) => !client.destroyed).length;
    },
    get connectionsTotal() {
      return connectionsTotal;
    },
    get bytesUp() {
      return bytes.up;
    },
    get bytesDown() {
      return bytes.down;
    },
    close: async () => {
      const closing = server;
      server = undefined;
      const closed = closing ? new Promise((resolve) => closing.close(resolve)) : undefined;
      for (const { client, upstream } of links) for (const socket of [client, upstream]) socket.destroy();
      await closed;
    },
  };
}

function noFaults(): Faults {
  return { losing: { up: false, down: false }, delayMs: { up: 0, down: 0 }, dropAfter: undefined };
}

function listen(port: number, accept: (client: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, accept);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function ends({ client, upstream }: Link, direction: Direction): [from: Socket, to: Socket] {
  return direction === 'up' ? [client, upstream] : [upstream, client];
}

/** Passes on what one side sends, its end and its failure, as the faults of the moment say. */
function forward(link: Link, direction: Direction, faultsNow: () => Faults): void {
  const [from, to] = ends(link, direction);
  const later = createDelayLine(from, to);

  const write = (chunk: Buffer) => {
    // Asked when the delay is over: what was on its way when the line died is lost as well.
    if (link.lost[direction] || !to.writable) return;
    const { dropAfter } = faultsNow();
    const allowed = dropAfter?.direction === direction ? dropAfter.bytes - link.passed[direction] : Infinity;
    link.passed[direction] += chunk.length;
    if (chunk.length < allowed) {
      if (!to.write(chunk)) from.pause();
      return;
    }
    link.lost.up = true;
    link.lost.down = true;
    to.end(chunk.subarray(0, allowed), () => to.destroy());
    from.resetAndDestroy();
  };
  from.on('data', (chunk) => later.pass(chunk.length, faultsNow().delayMs[direction], () => write(chunk)));
  to.on('drain', () => later.resume());
  from.on('end', () => {
    later.pass(0, faultsNow().delayMs[direction], () => link.lost[direction] || to.end());
    // It left without a word that could reach it, so nothing will end this side but us.
    if (link.lost[direction === 'up' ? 'down' : 'up']) from.destroy();
  });
  // A failure needs no handling of its own: the close that follows it passes it on.
  from.on('error', () => undefined);
  from.on('close', (hadError) => {
    if (hadError && !link.lost[direction]) to.resetAndDestroy();
  });
}

/** Lets things happen later, in the order they came, also when the delay becomes shorter meanwhile. */
function createDelayLine(source: Socket, sink: Socket) {
  const waiting: { readonly size: number; readonly happen: () => void }[] = [];
  let waitingBytes = 0;
  let lastDueMs = 0;

  const resume = () => {
    if (waitingBytes <= WAITING_BYTES_MAX / 2 && !sink.writableNeedDrain) source.resume();
  };
  const next = () => {
    const first = waiting.shift();
    if (!first) return;
    waitingBytes -= first.size;
    first.happen();
    resume();
  };
  return {
    pass: (size: number, delayMs: number, happen: () => void) => {
      const nowMs = performance.now();
      lastDueMs = Math.max(lastDueMs, nowMs + delayMs);
      if (lastDueMs <= nowMs && waiting.length === 0) return happen();
      waiting.push({ size, happen });
      waitingBytes += size;
      if (waitingBytes > WAITING_BYTES_MAX) source.pause();
      // Each timer lets the first one go, whichever it was set for: timers of different delays may swap places.
      setTimeout(next, lastDueMs - nowMs);
    },
    resume,
  };
}
