import { v1 } from '@fieldcast/protocol';

const DUTY_MAX = v1.Duty.ON_SITE;
const BLOCKER_MAX = v1.Blocker.NO_SIGNAL;
const BATTERY_PERCENT_MAX = 100;

/** The part of a Status that means something: unknown values are left out, each blocker counts once. */
export function cleanStatus({ duty, blockers, batteryPercent, charging }: v1.Status): v1.Status.$Properties {
  return {
    duty: duty <= DUTY_MAX && duty >= 0 ? duty : v1.Duty.DUTY_UNSPECIFIED,
    blockers: [...new Set(blockers)].filter((blocker) => blocker > 0 && blocker <= BLOCKER_MAX),
    ...(batteryPercent != null && batteryPercent <= BATTERY_PERCENT_MAX ? { batteryPercent } : {}),
    ...(charging == null ? {} : { charging }),
  };
}
