import { type BoardState, type BoardTechnician, createBoard, UnauthorizedError } from '@fieldcast/client';
import { type Connection, connectionOf, type LinkReport } from '../core/connection.ts';
import type { Fleet, FleetChange } from '../core/fleet.ts';
import { ApiError, type DispatchApi } from './dispatch-api.ts';

const STATUS = {
  idle: 'connecting',
  connecting: 'connecting',
  online: 'online',
  backoff: 'waiting',
  offline: 'waiting',
  closed: 'closed',
} as const satisfies Record<BoardState['connection'], LinkReport['status']>;

/** Connects to the live map and keeps its picture, until stopped. */
export function connectFleet(mapUrl: string, api: DispatchApi): Fleet {
  const board = createBoard({ url: mapUrl, getToken: () => boardToken(api) });
  const idByRef = new Map<number, string>();
  const byId = new Map<string, BoardTechnician>();
  let deltaCount = 0;
  let hasFailed = false;

  const apply = (refs: ReadonlySet<number>): FleetChange => {
    const changed: BoardTechnician[] = [];
    const gone = new Set<string>();
    for (const ref of refs) {
      const technician = board.technicians.get(ref);
      const idBefore = idByRef.get(ref);
      if (technician) changed.push(technician);
      if (idBefore !== undefined && idBefore !== technician?.technicianId) gone.add(idBefore);
      idByRef.delete(ref);
    }
    for (const id of gone) byId.delete(id);
    for (const technician of changed) {
      idByRef.set(technician.ref, technician.technicianId);
      byId.set(technician.technicianId, technician);
    }
    // A new epoch gives out the refs anew: who lost one ref may be back under another.
    return { changed, leftIds: [...gone].filter((id) => !byId.has(id)) };
  };
  // A picture that was given up is shown until the next one is in.
  const hasPicture = ({ epoch }: BoardState) => deltaCount > 0 || epoch !== undefined;
  const changeHandlers = new Set<(change: FleetChange) => void>();
  board.on('change', (refs) => {
    deltaCount++;
    const change = apply(refs);
    for (const handler of changeHandlers) handler(change);
  });
  board.on('state', ({ current }) => {
    if (STATUS[current.connection] === 'waiting') hasFailed = true;
  });
  board.start();

  return {
    connection: () => toConnection(board.getState(), hasFailed, hasPicture(board.getState())),
    hasPicture: () => hasPicture(board.getState()),
    technicianCount: () => byId.size,
    technicians: () => byId.values(),
    find: (technicianId) => byId.get(technicianId),
    timeMs: () => Date.now() + board.getState().serverClockOffsetMs,
    deltaCount: () => deltaCount,
    setView: board.setView,
    onChange: (handler) => {
      changeHandlers.add(handler);
      return () => void changeHandlers.delete(handler);
    },
    onConnection: (handler) => board.on('state', handler),
    stop: () => board.stop(),
  };
}

async function boardToken(api: DispatchApi): Promise<string> {
  try {
    return await api.boardToken();
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 401)
      throw new UnauthorizedError('the session has ended', { cause });
    throw cause;
  }
}

function toConnection(state: BoardState, hasFailed: boolean, hasPicture: boolean): Connection {
  const { connection, lastFrameAtMs, retryAtMs, error } = state;
  return connectionOf({
    status: STATUS[connection],
    hasFailed,
    lastFrameAtMs: hasPicture ? lastFrameAtMs : undefined,
    retryAtMs,
    closeReason: connection === 'closed' ? error?.code : undefined,
  });
}
