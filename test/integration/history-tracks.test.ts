import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyseDay } from '../../services/dispatch/core/history/day.ts';
import type { DayFix } from '../../services/dispatch/core/history/day-fix.ts';

// Recorded tracks of real phones and vehicles; they lie beside the project where they are at hand.
const FOLDERS = ['../tracks', '../../../shared/tracks'].map((folder) => join(import.meta.dirname, folder));
const METRES_PER_DEGREE = 111_195;

const files = FOLDERS.filter(existsSync).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.gpx'))
    .map((name) => ({ name: basename(name), file: join(folder, name) })),
);

/** The fixes of each `trk` of a file, in order of time; read with nothing but regular expressions. */
function tracksOf(file: string): DayFix[][] {
  return [...readFileSync(file, 'utf8').matchAll(/<trk>(.*?)<\/trk>/gs)].map(([, trk = '']) => {
    const points = [...trk.matchAll(/<trkpt lat="([^"]+)" lon="([^"]+)">(.*?)<\/trkpt>/gs)];
    const fixes = points.map(([, latitude, longitude, inner = '']) => {
      const numberOf = (name: string) => {
        const text = new RegExp(`${name}>([^<]+)<`).exec(inner)?.[1];
        return text === undefined || Number(text) < 0 ? undefined : Number(text);
      };
      const timeMs = Date.parse(/<time>([^<]+)</.exec(inner)?.[1] ?? '');
      const place = { latitudeDeg: Number(latitude), longitudeDeg: Number(longitude) };
      return { ...place, timeMs, accuracyM: numberOf('accuracy'), speedMps: numberOf('speed') };
    });
    const isValid = (fix: DayFix) => Math.abs(fix.latitudeDeg) <= 90 && Math.abs(fix.longitudeDeg) <= 180;
    return fixes.filter((fix) => isValid(fix) && !Number.isNaN(fix.timeMs)).sort((a, b) => a.timeMs - b.timeMs);
  });
}

/** Fix by fix, on a plane: what a naive sum of a clean, dense track comes to. */
function naiveM(fixes: readonly DayFix[]): number {
  return fixes.slice(1).reduce((sum, fix, index) => {
    const before = fixes[index] ?? fix;
    const eastDeg = (fix.longitudeDeg - before.longitudeDeg) * Math.cos((fix.latitudeDeg * Math.PI) / 180);
    return sum + Math.hypot(fix.latitudeDeg - before.latitudeDeg, eastDeg) * METRES_PER_DEGREE;
  }, 0);
}

describe('the days of recorded tracks', () => {
  it.each(files)('$name: segments follow one another, and their times and distances add up', ({ file }) => {
    const tracks = tracksOf(file);
    expect(tracks.length).toBeGreaterThan(0);
    for (const fixes of tracks) {
      const day = analyseDay(fixes);
      for (const [index, segment] of day.segments.entries()) {
        expect(segment.toMs).toBeGreaterThan(segment.fromMs);
        expect(segment.fromMs).toBe(day.segments[index - 1]?.toMs ?? segment.fromMs);
      }
      const [firstMs, lastMs] = [day.segments[0]?.fromMs ?? 0, day.segments.at(-1)?.toMs ?? 0];
      expect(day.movingMs + day.stoppedMs + day.gapMs).toBe(lastMs - firstMs);
      expect(day.distanceM).toBeLessThanOrEqual(naiveM(fixes) * 1.01);
      expect(day.speedMaxMps).toBeLessThanOrEqual(70);
    }
  });

  const dense = files.find(({ name }) => name === 'car-munich-1hz.gpx');
  it.skipIf(!dense)('a car at a fix a second has driven what a naive sum says, within 2 %', () => {
    const [fixes = []] = tracksOf(dense?.file ?? '');
    const day = analyseDay(fixes);
    expect(day.segments.map(({ kind }) => kind)).toEqual(['drive']);
    expect(Math.abs(day.distanceM / naiveM(fixes) - 1)).toBeLessThan(0.02);
  });

  const phone = files.find(({ name }) => name === 'phone-android-day.gpx');
  it.skipIf(!phone)('a phone that jumps over half a continent did not travel it', () => {
    const [fixes = []] = tracksOf(phone?.file ?? '');
    const day = analyseDay(fixes);
    expect(naiveM(fixes)).toBeGreaterThan(500_000);
    expect(day.distanceM).toBeLessThan(60_000);
    expect(day.segments.filter(({ kind }) => kind === 'stop').length).toBeGreaterThan(3);
  });
});
