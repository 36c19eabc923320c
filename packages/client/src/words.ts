import type { v1 } from '@fieldcast/protocol';
import { Blocker as WireBlocker, Duty as WireDuty } from '@fieldcast/protocol/track';

/** What a technician is doing. */
export type Duty = 'off_duty' | 'available' | 'en_route' | 'on_site';

/** Why the phone cannot deliver good fixes. */
export type Blocker = 'no_permission' | 'location_off' | 'low_power' | 'mock_location' | 'no_signal';

/** What a phone says about itself and its person. Absent: not told. */
export interface DeviceStatus {
  readonly duty?: Duty | undefined;
  readonly blockers?: readonly Blocker[] | undefined;
  /** 0–100. */
  readonly batteryPercent?: number | undefined;
  readonly charging?: boolean | undefined;
}

const wireDuties: Readonly<Record<Duty, v1.Duty>> = {
  off_duty: WireDuty.OFF_DUTY,
  available: WireDuty.AVAILABLE,
  en_route: WireDuty.EN_ROUTE,
  on_site: WireDuty.ON_SITE,
};

const wireBlockers: Readonly<Record<Blocker, v1.Blocker>> = {
  no_permission: WireBlocker.NO_PERMISSION,
  location_off: WireBlocker.LOCATION_OFF,
  low_power: WireBlocker.LOW_POWER,
  mock_location: WireBlocker.MOCK_LOCATION,
  no_signal: WireBlocker.NO_SIGNAL,
};

const duties = inverse(wireDuties);
const blockerWords = inverse(wireBlockers);

export function toWireStatus({ duty, blockers, batteryPercent, charging }: DeviceStatus): v1.Status.$Properties {
  return {
    ...(duty !== undefined && { duty: wireDuties[duty] }),
    blockers: (blockers ?? []).map((blocker) => wireBlockers[blocker]),
    ...(batteryPercent !== undefined && {
      batteryPercent: Math.round(Math.min(100, Math.max(0, batteryPercent))),
    }),
    ...(charging !== undefined && { charging }),
  };
}

/** Words this version does not know are left out. */
export function fromWireStatus(status: v1.Status.$Properties): DeviceStatus {
  return {
    duty: duties.get(status.duty ?? 0),
    blockers: (status.blockers ?? []).flatMap((blocker) => blockerWords.get(blocker) ?? []),
    batteryPercent: status.batteryPercent ?? undefined,
    charging: status.charging ?? undefined,
  };
}

/** From the wire's number to the word. */
export function inverse<Word extends string>(wire: Readonly<Record<Word, number>>): ReadonlyMap<number, Word> {
  return new Map((Object.entries(wire) as [Word, number][]).map(([word, value]) => [value, word]));
}
