import { type FixReading, writeFixKey } from '@fieldcast/core';

// An invented technician's day: from job to job through a town, standing at each. One place after the other depends on
// what came before, so that the values are as alike, and as different, as those of a real track.

/** 07 to 17 o'clock in a town one hour east of UTC: the day of work and the day of its partition are the same. */
export const WORK_START_MS = 6 * 3_600_000;
export const WORK_MS = 10 * 3_600_000;

const TOWN_LATITUDE_DEG = 48.14;
const TOWN_LONGITUDE_DEG = 11.57;
const TOWN_RADIUS_DEG = 0.15;
const M_PER_DEGREE = 111_195;
const LONGITUDE_M_PER_DEGREE = M_PER_DEGREE * Math.cos((TOWN_LATITUDE_DEG * Math.PI) / 180);
const SPEED_MAX_MPS = 33;

/** One fix; the next one overwrites it. */
export interface Fix extends FixReading {
  recordedAtMs: number;
  receivedAtMs: number;
  latitudeE7: number;
  longitudeE7: number;
  accuracyDm: number;
  altitudeDm: number | undefined;
  speedCmps: number | undefined;
  headingDdeg: number | undefined;
}

export interface Workday {
  readonly technicianKey: number;
  /** The fix with the given number, counted from 0; to be asked for in order. The object is the same each time. */
  next(index: number): Fix;
  /** High and low word of the key of the fix last given. */
  readonly fixKeyWords: Uint32Array;
}

interface Plan {
  readonly technicianKey: number;
  /** Number of the UTC day since the epoch. */
  readonly day: number;
  /** Fixes of the day, spread evenly over its hours of work. */
  readonly fixes: number;
}

/** The same day of the same technician is the same track, whatever else is made. */
export function createWorkday({ technicianKey, day, fixes }: Plan): Workday {
  const random = createRandom(technicianKey * 65_537 + day);
  const fixKeyWords = new Uint32Array(2);
  const intervalMs = WORK_MS / fixes;
  const startMs = day * 86_400_000 + WORK_START_MS;
  const fix = emptyFix();
  let latitudeDeg = TOWN_LATITUDE_DEG + (random() - 0.5) * TOWN_RADIUS_DEG;
  let longitudeDeg = TOWN_LONGITUDE_DEG + (random() - 0.5) * TOWN_RADIUS_DEG;
  let altitudeM = 500 + random() * 60;
  let headingDeg = random() * 360;
  let speedMps = 0;
  let isDriving = random() < 0.3;
  let phaseEndsMs = 0;

  function drive(elapsedS: number): void {
    speedMps = Math.min(SPEED_MAX_MPS, Math.max(1, speedMps + (random() - 0.5) * 6));
    headingDeg = (headingDeg + (random() - 0.5) * 40 + 360) % 360;
    const turnRad = (headingDeg * Math.PI) / 180;
    latitudeDeg += (Math.cos(turnRad) * speedMps * elapsedS) / M_PER_DEGREE;
    longitudeDeg += (Math.sin(turnRad) * speedMps * elapsedS) / LONGITUDE_M_PER_DEGREE;
    altitudeM += (random() - 0.5) * 2;
    if (Math.abs(latitudeDeg - TOWN_LATITUDE_DEG) + Math.abs(longitudeDeg - TOWN_LONGITUDE_DEG) < TOWN_RADIUS_DEG)
      return;
    // Back to town: a track has to stay in one region for a month.
    const home = Math.atan2(TOWN_LONGITUDE_DEG - longitudeDeg, TOWN_LATITUDE_DEG - latitudeDeg);
    headingDeg = ((home * 180) / Math.PI + 360) % 360;
  }

  function changePhase(timeMs: number): void {
    isDriving = !isDriving;
    phaseEndsMs = timeMs + (isDriving ? 5 + random() * 30 : 15 + random() * 75) * 60_000;
    speedMps = isDriving ? 8 : 0;
  }

  /** What a receiver reports: places a few metres off, values that are absent at times. */
  function read(): void {
    const noiseM = isDriving ? 3 : 6;
    fix.latitudeE7 = Math.round((latitudeDeg + ((random() - 0.5) * noiseM) / M_PER_DEGREE) * 1e7);
    fix.longitudeE7 = Math.round((longitudeDeg + ((random() - 0.5) * noiseM) / M_PER_DEGREE) * 1e7);
    fix.accuracyDm = Math.round(isDriving ? 30 + random() * 70 : 50 + random() * 250);
    fix.altitudeDm = random() < 0.95 ? Math.round(altitudeM * 10) : undefined;
    fix.speedCmps = isDriving ? Math.round(speedMps * 100) : random() < 0.5 ? 0 : undefined;
    fix.headingDdeg = isDriving ? Math.floor(headingDeg * 10) : undefined;
  }

  return {
    technicianKey,
    fixKeyWords,
    next: (index) => {
      // Less than an interval of jitter: times always grow.
      const timeMs = Math.floor(startMs + (index + random() * 0.6) * intervalMs);
      if (timeMs > phaseEndsMs) changePhase(timeMs);
      if (isDriving) drive(intervalMs / 1000);
      read();
      fix.recordedAtMs = timeMs;
      // One fix in a hundred waits in the phone for a line.
      fix.receivedAtMs = timeMs + Math.floor(150 + random() * 1_200 + (random() < 0.01 ? random() * 600_000 : 0));
      writeFixKey(fixKeyWords, 0, fix);
      return fix;
    },
  };
}

function emptyFix(): Fix {
  return {
    recordedAtMs: 0,
    receivedAtMs: 0,
    latitudeE7: 0,
    longitudeE7: 0,
    accuracyDm: 0,
    altitudeDm: undefined,
    speedCmps: undefined,
    headingDdeg: undefined,
  };
}

/** Xorshift (Marsaglia 2003) with the triple 13, 17, 5: numbers from 0 (inclusive) to 1 (exclusive). */
function createRandom(seed: number): () => number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
