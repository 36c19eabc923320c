import { createTracker, type TrackerState } from '@fieldcast/client';
import type { Logger } from '@fieldcast/runtime';
import type { DemoTechnician, Reading } from '../core/technician.ts';
import { createNetwork } from './network.ts';

const APP_VERSION = 'demo';
const FLUSH_DEADLINE_MS = 3_000;

/** One technician's phone: the real client on a network that comes and goes. */
export interface Phone {
  start(): void;
  /** Lets the technician live until `nowMs` and sends what the phone has noticed. */
  tick(nowMs: number): void;
  stop(): Promise<void>;
  getState(): TrackerState;
}

interface PhoneOptions {
  readonly trackUrl: string;
  readonly getToken: (technician: DemoTechnician) => Promise<string>;
  readonly log: Logger;
}

export function createPhone(technician: DemoTechnician, { trackUrl, getToken, log }: PhoneOptions): Phone {
  const network = createNetwork();
  const tracker = createTracker({
    url: trackUrl,
    getToken: () => getToken(technician),
    deviceId: `${technician.technicianId}-phone`,
    transport: network.WebSocket,
    appVersion: APP_VERSION,
    os: 'simulated',
    logger: log,
  });
  let last: Reading | undefined;
  return {
    start: () => tracker.start(),
    tick: (nowMs) => {
      const reading = technician.advance(nowMs);
      if (reading.hasNetwork !== (last?.hasNetwork ?? true)) {
        network.setUp(reading.hasNetwork);
        // Phones tell their apps when the network is back.
        if (reading.hasNetwork) tracker.wake();
      }
      if (hasStatusChanged(reading, last)) {
        const { duty, batteryPercent, isCharging } = reading;
        tracker.setStatus({ duty, blockers: [], batteryPercent, charging: isCharging });
      }
      if (reading.fix) tracker.push(reading.fix);
      last = reading;
    },
    stop: async () => {
      await tracker.stop({ flush: last?.hasNetwork ?? false, deadlineMs: FLUSH_DEADLINE_MS });
    },
    getState: () => tracker.getState(),
  };
}

function hasStatusChanged(reading: Reading, last: Reading | undefined): boolean {
  return (
    reading.duty !== last?.duty ||
    reading.batteryPercent !== last.batteryPercent ||
    reading.isCharging !== last.isCharging
  );
}
