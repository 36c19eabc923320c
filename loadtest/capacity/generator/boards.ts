import { PROTOCOL_VERSION, v1 } from '@fieldcast/protocol';
import { nowMs } from './clock.ts';
import { DeltaReader } from './delta-reader.ts';
import { createLatencyRecorder } from './latency.ts';
import { type GeneratorSocket, openSocket } from './socket.ts';

const READ_BUFFER_BYTES = 512 * 1024;
/** Frames whose number of positions is remembered. Over it: the memory starts anew. */
const KNOWN_FRAMES_MAX = 1_024;
/** Enough that no frame of another tenant with the same version and length is taken for a known one. */
const VERSION_FACTOR = 2 ** 24;

/** What a thread of boards is started with. */
export interface BoardThreadData {
  readonly host: string;
  readonly port: number;
  /** One for each board. */
  readonly tokens: readonly string[];
  /** For each board the number of its tenant: boards of one tenant get the same frames. */
  readonly tenants: readonly number[];
}

/** What is counted. Times are ms since the Unix epoch. */
export interface BoardWindow {
  readonly startMs: number;
  readonly endMs: number;
}

/** Dispatchers' boards over bare sockets: they count the positions that arrive, and how old each is. */
export class Boards {
  /** Called when a board has its whole first picture. */
  onComplete: () => void = () => undefined;
  deliveries = 0;
  bytes = 0;
  frames = 0;
  latency = createLatencyRecorder();
  readonly disconnects: Record<string, number> = {};
  readonly #data: BoardThreadData;
  readonly #reader = new DeltaReader();
  readonly #readBuffer = Buffer.allocUnsafeSlow(READ_BUFFER_BYTES);
  readonly #sockets: GeneratorSocket[] = [];
  /** By tenant, version and length: positions of a frame that was read in full for one board. */
  readonly #known: Map<number, number>[] = [];
  #window: BoardWindow = { startMs: 0, endMs: 0 };
  #isClosing = false;

  constructor(data: BoardThreadData) {
    this.#data = data;
  }

  get count(): number {
    return this.#data.tokens.length;
  }

  connect(board: number): void {
    const { host, port, tokens, tenants } = this.#data;
    const tenant = tenants[board] ?? 0;
    this.#known[tenant] ??= new Map();
    const socket = openSocket({ host, port, path: '/v1/map', localAddress: undefined }, this.#readBuffer, {
      opened: () => {
        const hello = { protocolVersion: PROTOCOL_VERSION, token: tokens[board] ?? '' };
        socket.send(v1.BoardClientFrame.encode({ hello }).finish());
      },
      received: (bytes, start, end) => this.#received(tenant, bytes, start, end),
      mayPass: (bytes, start, size) => this.#mayPass(tenant, bytes, start, size),
      closed: (code, reason) => {
        if (!this.#isClosing) this.disconnects[`${code} ${reason}`] = (this.disconnects[`${code} ${reason}`] ?? 0) + 1;
      },
    });
    this.#sockets[board] = socket;
  }

  /** Counts from `startMs` on, to `endMs`; what was counted before is forgotten. */
  beginCount(window: BoardWindow): void {
    this.#window = window;
    this.deliveries = 0;
    this.bytes = 0;
    this.frames = 0;
    this.latency = createLatencyRecorder();
  }

  close(): void {
    this.#isClosing = true;
    for (const socket of this.#sockets) socket.close();
  }

  #received(tenant: number, bytes: Uint8Array, start: number, end: number): void {
    if (!this.#reader.isDelta(bytes, start)) {
      if (!this.#reader.isSnapshot(bytes, start)) return;
      if (v1.BoardServerFrame.decode(bytes.subarray(start, end)).snapshot?.complete) this.onComplete();
      return;
    }
    const key = this.#keyOf(bytes, start, end - start);
    const known = this.#known[tenant];
    const positions = known?.get(key);
    if (positions !== undefined) {
      this.#delivered(positions, end - start);
      return;
    }
    const now = nowMs();
    const isCounted = this.#isInWindow(now);
    const read = this.#reader.eachPosition(bytes, start, end, (recordedAtMs) => {
      if (isCounted && recordedAtMs >= this.#window.startMs) this.latency.record(now - recordedAtMs);
    });
    if (known && known.size >= KNOWN_FRAMES_MAX) known.clear();
    known?.set(key, read);
    this.#delivered(read, end - start);
  }

  /** A frame that another board of the tenant has got is not read again: its version and length say that it is the same. */
  #mayPass(tenant: number, bytes: Uint8Array, start: number, size: number): boolean {
    if (!this.#reader.isDelta(bytes, start)) return false;
    const positions = this.#known[tenant]?.get(this.#keyOf(bytes, start, size));
    if (positions === undefined) return false;
    this.#delivered(positions, size);
    return true;
  }

  #keyOf(bytes: Uint8Array, start: number, size: number): number {
    return this.#reader.versionOf(bytes, start) * VERSION_FACTOR + size;
  }

  #delivered(positions: number, size: number): void {
    if (!this.#isInWindow(nowMs())) return;
    this.deliveries += positions;
    this.bytes += size;
    this.frames += 1;
  }

  #isInWindow(timeMs: number): boolean {
    return timeMs >= this.#window.startMs && timeMs < this.#window.endMs;
  }
}
