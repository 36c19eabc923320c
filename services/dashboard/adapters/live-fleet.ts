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
  // Who is known under which ref, both ways. Positions change ten thousand times a second in a large fleet, and refs hardly
  // ever: everything else is looked up in the board's own map.
  const idByRef = new Map<number, string>();
  const refById = new Map<string, number>();
  let deltaCount = 0;
  let hasFailed = false;

  const apply = (refs: ReadonlySet<number>): FleetChange => {
    const changed: BoardTechnician[] = [];
    const renamed: BoardTechnician[] = [];
    const lost = new Set<string>();
    for (const ref of refs) {
      const technician = board.technicians.get(ref);
      const idBefore = idByRef.get(ref);
      if (technician) changed.push(technician);
      if (idBefore === technician?.technicianId) continue;
      if (idBefore !== undefined) lost.add(idBefore);
      idByRef.delete(ref);
      if (technician) renamed.push(technician);
    }
    for (const id of lost) refById.delete(id);
    for (const { ref, technicianId } of renamed) {
      idByRef.set(ref, technicianId);
      refById.set(technicianId, ref);
    }
    // A new epoch gives out the refs anew: who lost one ref may be back under another.
    return { changed, leftIds: [...lost].filter((id) => !refById.has(id)) };
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
    technicianCount: () => refById.size,
    technicians: () => board.technicians.values(),
    find: (technicianId) => {
      const ref = refById.get(technicianId);
      return ref === undefined ? undefined : board.technicians.get(ref);
    },
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
