import { DEGREE_E7, PROTOCOL_VERSION, type v1 } from '@fieldcast/protocol';
import { decodeBoardServerFrame, encodeBoardClientFrame } from '@fieldcast/protocol/board';
import type { BoardView } from './board-types.ts';
import type { Dialect } from './session.ts';

/** Used when a server names no heartbeat. */
const HEARTBEAT_MS = 30_000;

/** No view of its own means everything, and so does a box around the world. */
const WORLD: BoardView = { westDeg: -180, southDeg: -90, eastDeg: 180, northDeg: 90, zoom: 0 };

/** What a board says in Hello besides its token, as it is at that moment. */
export interface BoardPosition {
  readonly resume: v1.ResumePoint.$Properties | undefined;
  readonly view: BoardView | undefined;
}

/** The frames of `/v1/map`. */
export function mapDialect(current: () => BoardPosition): Dialect<v1.BoardServerFrame> {
  return {
    hello: (token) => {
      const { resume, view } = current();
      return encodeBoardClientFrame({
        hello: {
          protocolVersion: PROTOCOL_VERSION,
          token,
          ...(resume && { resume }),
          ...(view && { view: toWireView(view) }),
        },
      });
    },
    refresh: (token) => encodeBoardClientFrame({ refresh: { token } }),
    ping: (nonce) => encodeBoardClientFrame({ ping: { nonce } }),
    decode: decodeBoardServerFrame,
    heartbeatMs: ({ welcome }) => welcome?.heartbeatMs || HEARTBEAT_MS,
  };
}

export function encodeView(view: BoardView | undefined): Uint8Array<ArrayBuffer> {
  return encodeBoardClientFrame({ view: toWireView(view ?? WORLD) });
}

function toWireView(view: BoardView): v1.View.$Properties {
  return {
    westE7: toE7(view.westDeg, 180),
    southE7: toE7(view.southDeg, 90),
    eastE7: toE7(view.eastDeg, 180),
    northE7: toE7(view.northDeg, 90),
    zoom: Math.max(0, Math.round(view.zoom)),
    followedTechnicianId: view.followedTechnicianId ?? '',
  };
}

function toE7(degrees: number, degreesMax: number): number {
  return Math.round(Math.max(-degreesMax, Math.min(degreesMax, degrees)) * DEGREE_E7);
}
