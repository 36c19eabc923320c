import type { BoardTechnician } from '@fieldcast/client';
import type { FleetChange, FleetPicture } from './fleet.ts';

/** A picture for tests, changed by hand. */
export interface ScenePicture extends FleetPicture {
  change(changed: readonly BoardTechnician[], leftIds?: readonly string[]): void;
}

/** @param technicians who is there at first. @param timeMs the time it stands at. */
export function createScenePicture(technicians: readonly BoardTechnician[], timeMs: number): ScenePicture {
  const byId = new Map(technicians.map((technician) => [technician.technicianId, technician]));
  const handlers = new Set<(change: FleetChange) => void>();
  return {
    hasPicture: () => true,
    technicianCount: () => byId.size,
    technicians: () => byId.values(),
    find: (id) => byId.get(id),
    timeMs: () => timeMs,
    onChange: (handler) => {
      handlers.add(handler);
      return () => void handlers.delete(handler);
    },
    change: (changed, leftIds = []) => {
      for (const id of leftIds) byId.delete(id);
      for (const technician of changed) byId.set(technician.technicianId, technician);
      for (const handler of handlers) handler({ changed, leftIds });
    },
  };
}

/** A technician near 50° north, 8° east, whose position is of `recordedAtMs`; undefined: without one. */
export function sceneTechnician(
  technicianId: string,
  displayName: string,
  recordedAtMs: number | undefined,
  northDeg = 0,
): BoardTechnician {
  const position =
    recordedAtMs === undefined ? undefined : { timeMs: recordedAtMs, latitudeDeg: 50 + northDeg, longitudeDeg: 8 };
  return { ref: 1, technicianId, displayName, position };
}
