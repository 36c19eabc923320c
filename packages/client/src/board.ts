import type { v1 } from '@fieldcast/protocol';
import type { Board, BoardEvents, BoardOptions, BoardState, BoardView } from './board-types.ts';
import { Connection } from './connection.ts';
import type { ConnectionReason, ConnectionState } from './connection-state.ts';
import { createEmitter } from './emitter.ts';
import { assertWebSocketUrl, type Environment, resolveEnvironment } from './environment.ts';
import { ClientError } from './errors.ts';
import { encodeView, mapDialect } from './map-dialect.ts';
import { Picture, type PictureChange } from './picture.ts';

const VIEW_INTERVAL_MS = 250;

/**
 * A dispatcher's connection: keeps the picture of all technicians up to date, through reconnects.
 * @throws ClientError `INVALID_URL` when `url` is not a WebSocket address, `NO_TRANSPORT` without a WebSocket constructor.
 */
export function createBoard(options: BoardOptions): Board {
  assertWebSocketUrl(options.url);
  const board = new LiveBoard(options, resolveEnvironment(options));
  return {
    start: () => board.connection.start(),
    stop: () => board.connection.stop(),
    setView: (view) => board.setView(view),
    wake: () => board.connection.wake(),
    technicians: board.picture.technicians,
    on: board.emitter.on,
    getState: () => board.getState(),
  };
}

class LiveBoard {
  readonly emitter = createEmitter<BoardEvents>();
  readonly picture = new Picture();
  readonly connection: Connection<v1.BoardServerFrame>;
  readonly #environment: Environment;
  #view: BoardView | undefined;
  #isViewSent = true;
  #viewTimer: unknown;
  #lastFrameAtMs: number | undefined;

  constructor(options: BoardOptions, environment: Environment) {
    this.#environment = environment;
    const dialect = mapDialect(() => {
      this.#isViewSent = true;
      return { resume: this.picture.resumePoint(), view: this.#view };
    });
    this.connection = new Connection(dialect, options, environment, {
      onState: (current, previous, reason) => this.#stateChanged(current, previous, reason),
      onFrame: (frame) => this.#receive(frame),
      onError: (error) => this.emitter.emit('error', error),
    });
  }

  setView(view: BoardView | undefined): void {
    this.#view = view;
    this.#isViewSent = false;
    if (this.#viewTimer === undefined) this.#sendView();
  }

  getState(): BoardState {
    const { state, serverClock } = this.connection;
    return {
      connection: state.kind,
      retryAtMs: 'retryAtMs' in state ? state.retryAtMs : undefined,
      error: 'error' in state ? state.error : undefined,
      epoch: this.picture.epoch,
      version: this.picture.version,
      lastFrameAtMs: this.#lastFrameAtMs,
      serverClockOffsetMs: serverClock.offsetMs(),
    };
  }

  #stateChanged(current: ConnectionState, previous: ConnectionState, reason: ConnectionReason): void {
    if (current.kind === 'online') this.#sendView();
    else this.picture.dropPending();
    this.emitter.emit('state', { previous: previous.kind, current: this.getState(), reason });
  }

  #receive({ snapshot, delta }: v1.BoardServerFrame): void {
    this.#lastFrameAtMs = this.#environment.now();
    const serverTimeMs = (snapshot ?? delta)?.serverTimeMs;
    if (serverTimeMs) this.connection.serverClock.observe(serverTimeMs);
    if (snapshot) this.#show(this.picture.applySnapshot(snapshot));
    if (delta) this.#show(this.picture.applyDelta(delta));
  }

  #show(change: PictureChange): void {
    if (change === 'misfit') {
      this.picture.giveUp();
      this.connection.reconnect(
        new ClientError('FRAME_OUT_OF_ORDER', 'An update does not fit; a new snapshot is needed.'),
      );
    } else if (change.size > 0) this.emitter.emit('change', change);
  }

  // At once, then no more often than the interval; the newest view is the one that counts.
  #sendView(): void {
    if (this.#isViewSent || !this.connection.send(encodeView(this.#view))) return;
    this.#isViewSent = true;
    this.#viewTimer = this.#environment.timers.setTimeout(() => {
      this.#viewTimer = undefined;
      this.#sendView();
    }, VIEW_INTERVAL_MS);
  }
}
