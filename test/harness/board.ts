import { createBoard } from '@fieldcast/client';
import WebSocket from 'ws';
import type { TestStack } from './stack.ts';

/** What a dispatcher sees of one technician, found by the company's own id. */
export interface Sight {
  readonly timeMs: number;
  readonly latitudeDeg: number;
}

export interface WatchingBoard {
  sight(technicianId: string): Sight | undefined;
  technicianIds(): string[];
  /** Every position time this board was ever shown for a technician, in order: tells whether a marker ran backwards. */
  history(technicianId: string): readonly number[];
  connection(): string;
  stop(): void;
}

type Watched = Pick<TestStack, 'token'> & { readonly urls: Pick<TestStack['urls'], 'map'> };

/** A dispatcher's board on the stack's map connection, through the client package. */
export function watch(stack: Watched, { tenantId = 'demo', subject = 'dispatcher-1' } = {}): WatchingBoard {
  const histories = new Map<string, number[]>();
  const board = createBoard({
    url: stack.urls.map,
    getToken: () => stack.token({ role: 'dispatcher', subject, tenantId }),
    transport: WebSocket,
  });
  board.on('change', (refs) => {
    for (const ref of refs) {
      const technician = board.technicians.get(ref);
      if (!technician?.position) continue;
      const times = histories.get(technician.technicianId) ?? [];
      if (times.at(-1) !== technician.position.timeMs) times.push(technician.position.timeMs);
      histories.set(technician.technicianId, times);
    }
  });
  board.start();
  const find = (technicianId: string) =>
    [...board.technicians.values()].find((technician) => technician.technicianId === technicianId);
  return {
    sight: (technicianId) => find(technicianId)?.position,
    technicianIds: () => [...board.technicians.values()].map((technician) => technician.technicianId).sort(),
    history: (technicianId) => histories.get(technicianId) ?? [],
    connection: () => board.getState().connection,
    stop: () => board.stop(),
  };
}
