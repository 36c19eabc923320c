import type { Fix } from '@fieldcast/protocol';

/** Towns of a region some 150 km across; a technician works around one of them. */
const CENTRE = { latitudeDeg: 48.4, longitudeDeg: 11.2 };
const TOWNS_MAX = 12;
/** A fleet with fewer works around a single town. */
const TOWN_TECHNICIANS_MIN = 1_000;
const REGION_RADIUS_DEG = 0.7;
const TOWN_RADIUS_DEG = 0.09;
const M_PER_DEGREE = 111_195;
const SPEED_MAX_MPS = 30;
/** The others stand with a customer, and their receiver's noise makes them tremble. */
const DRIVING_SHARE = 0.7;
const NOISE_M = 4;
/** Less than this, in degrees a second, is how fast the heading of a driver changes. */
const TURN_DEG_PER_S = 8;

/** An invented fleet whose technicians drive about, in typed arrays: making a fix costs less than a microsecond. */
export interface MovingFleet {
  readonly technicians: number;
  /** Moves a technician on by the time since the last fix and reads the position. */
  nextFix(technician: number, timeMs: number): Fix;
  /** How many are in a box now, degrees. */
  countWithin(box: { westDeg: number; southDeg: number; eastDeg: number; northDeg: number }): number;
}

/** The same number of technicians is the same fleet each time. */
export function createMovingFleet(technicians: number, startMs: number): MovingFleet {
  const random = createRandom(technicians);
  const townCount = Math.max(1, Math.min(TOWNS_MAX, Math.floor(technicians / TOWN_TECHNICIANS_MIN)));
  const latitudeDeg = new Float64Array(technicians);
  const longitudeDeg = new Float64Array(technicians);
  const headingDeg = new Float32Array(technicians);
  const speedMps = new Float32Array(technicians);
  const lastMs = new Float64Array(technicians).fill(startMs);
  const towns = Array.from({ length: townCount }, (_, town) => placeOfTown(town));
  for (let technician = 0; technician < technicians; technician++) {
    const town = towns[technician % townCount] ?? CENTRE;
    latitudeDeg[technician] = town.latitudeDeg + (random() + random() + random() - 1.5) * TOWN_RADIUS_DEG;
    longitudeDeg[technician] = town.longitudeDeg + (random() + random() + random() - 1.5) * TOWN_RADIUS_DEG * 1.5;
    headingDeg[technician] = random() * 360;
    speedMps[technician] = random() < DRIVING_SHARE ? 4 + random() * (SPEED_MAX_MPS - 4) : 0;
  }
  return {
    technicians,
    nextFix: (technician, timeMs) => {
      const elapsedS = (timeMs - (lastMs[technician] ?? timeMs)) / 1000;
      lastMs[technician] = timeMs;
      const speed = speedMps[technician] ?? 0;
      const heading = (headingDeg[technician] ?? 0) + (random() - 0.5) * 2 * TURN_DEG_PER_S * elapsedS + 360;
      headingDeg[technician] = heading % 360;
      const headingRad = (heading * Math.PI) / 180;
      const wayDeg = (speed * elapsedS) / M_PER_DEGREE;
      const latitude = (latitudeDeg[technician] ?? 0) + Math.cos(headingRad) * wayDeg;
      const longitude = (longitudeDeg[technician] ?? 0) + (Math.sin(headingRad) * wayDeg) / cosDeg(latitude);
      latitudeDeg[technician] = latitude;
      longitudeDeg[technician] = longitude;
      return {
        timeMs,
        latitudeDeg: latitude + ((random() - 0.5) * NOISE_M) / M_PER_DEGREE,
        longitudeDeg: longitude + ((random() - 0.5) * NOISE_M) / M_PER_DEGREE,
        accuracyM: 4 + random() * 8,
        speedMps: speed,
        headingDeg: speed > 0 ? headingDeg[technician] : undefined,
      };
    },
    countWithin: ({ westDeg, southDeg, eastDeg, northDeg }) => {
      let count = 0;
      for (let technician = 0; technician < technicians; technician++) {
        const latitude = latitudeDeg[technician] ?? 0;
        const longitude = longitudeDeg[technician] ?? 0;
        if (latitude >= southDeg && latitude <= northDeg && longitude >= westDeg && longitude <= eastDeg) count++;
      }
      return count;
    },
  };
}

/** One in the middle, where zooming in ends, the others on a spiral around it. */
function placeOfTown(town: number): { latitudeDeg: number; longitudeDeg: number } {
  const angleRad = town * 2.4;
  const radiusDeg = REGION_RADIUS_DEG * Math.sqrt(town / (TOWNS_MAX - 1));
  return {
    latitudeDeg: CENTRE.latitudeDeg + Math.cos(angleRad) * radiusDeg,
    longitudeDeg: CENTRE.longitudeDeg + Math.sin(angleRad) * radiusDeg * 1.5,
  };
}

function cosDeg(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}

/** Xorshift (Marsaglia 2003) with the triple 13, 17, 5: numbers from 0 (inclusive) to 1 (exclusive). */
export function createRandom(seed: number): () => number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
