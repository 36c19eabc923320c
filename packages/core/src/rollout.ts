/** Which devices something is on for. */
export interface Rollout {
  /** Share of the devices, 0.01 %, 0–10,000. */
  readonly shareBp: number;
  /** Technician or device ids that always have it, whatever the share. */
  readonly allow: ReadonlySet<string>;
  /** Technician or device ids that never have it; wins over `allow`. */
  readonly deny: ReadonlySet<string>;
}

const SHARES = 10_000;

/**
 * True when the thing called `name` is on for the device. The same device always gets the same answer; one that is in
 * at 5 % stays in at 10 %; the draws for two names have nothing to do with one another.
 */
export function isRolledOut(
  name: string,
  { shareBp, allow, deny }: Rollout,
  { technicianId, deviceId }: { readonly technicianId: string; readonly deviceId: string },
): boolean {
  if (deny.has(deviceId) || deny.has(technicianId)) return false;
  if (allow.has(deviceId) || allow.has(technicianId)) return true;
  return shareOf(name, deviceId) < shareBp;
}

/** Where a device lies among all for this name: 0–9,999, evenly spread. Must never change: devices would swap sides. */
export function shareOf(name: string, deviceId: string): number {
  // A name holds no line break, so no two pairs make one text.
  return Math.floor((hash(`${name}\n${deviceId}`) / 2 ** 32) * SHARES);
}

// FNV-1a over UTF-16 code units, then the finalizer of MurmurHash3 (Austin Appleby, public domain): ids that differ in
// their last digit only would else lie beside one another.
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
