import { destinationOf, type Place } from '@fieldcast/core';
import { describe, expect, it } from 'vitest';
import { analyseDay, type Day } from './day.ts';
import type { DayFix } from './day-fix.ts';

const MINUTE_S = 60;
const HOME: Place = { latitudeDeg: 48.14, longitudeDeg: 11.57 };

/** A made-up track: each part goes on where and when the one before ended. */
function createTrack(intervalS = 5, accuracyM: number | undefined = 8) {
  const fixes: DayFix[] = [];
  let place = HOME;
  let timeS = 0;
  let seed = 42;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const add = (at: Place, speedMps?: number, accuracy = accuracyM) =>
    fixes.push({ ...at, timeMs: timeS * 1000, accuracyM: accuracy, speedMps });
  const part = (durationS: number, step: () => void) => {
    for (const endS = timeS + durationS; timeS < endS; timeS += intervalS) step();
    return track;
  };
  const track = {
    fixes,
    /** Fixes scattered about the place, the further the worse the receiver. */
    stand: (durationS: number, noiseM = 5, accuracy = accuracyM) =>
      part(durationS, () =>
        add(destinationOf(place, noiseM * Math.sqrt(random()), random() * 360), undefined, accuracy),
      ),
    drive: (durationS: number, speedMps: number, bearingDeg = 90, isReported = true) =>
      part(durationS, () => {
        add(place, isReported ? speedMps : undefined);
        place = destinationOf(place, speedMps * intervalS, bearingDeg);
      }),
    pause: (durationS: number) => {
      timeS += durationS;
      return track;
    },
    jump: (distanceM: number, accuracy = accuracyM) => {
      add(destinationOf(place, distanceM, 45), undefined, accuracy);
      timeS += intervalS;
      return track;
    },
  };
  return track;
}

const kindsOf = ({ segments }: Day) => segments.map(({ kind }) => kind);
const minutesOf = ({ segments }: Day) => segments.map(({ fromMs, toMs }) => Math.round((toMs - fromMs) / 60_000));

describe('a day', () => {
  it('of two jobs is stop, drive, stop, and its distance that of the road', () => {
    const day = analyseDay(
      createTrack()
        .stand(20 * MINUTE_S)
        .drive(10 * MINUTE_S, 12)
        .stand(30 * MINUTE_S).fixes,
    );
    expect(kindsOf(day)).toEqual(['stop', 'drive', 'stop']);
    expect(minutesOf(day)).toEqual([20, 10, 30]);
    expect(day.distanceM).toBeGreaterThan(7200 * 0.99);
    expect(day.distanceM).toBeLessThan(7200 * 1.01);
    expect(day.speedMaxMps).toBe(12);
    expect(day.movingMs + day.stoppedMs).toBe((60 * MINUTE_S - 5) * 1000);
    expect(day.segments[0]?.place.latitudeDeg).toBeCloseTo(HOME.latitudeDeg, 4);
  });

  it.each([
    { receiver: 'a good one', noiseM: 8, accuracyM: 8 },
    { receiver: 'one indoors', noiseM: 45, accuracyM: 40 },
    { receiver: 'a poor one', noiseM: 90, accuracyM: 95 },
  ])('beside a parked phone collects no metres, with $receiver', ({ noiseM, accuracyM }) => {
    const day = analyseDay(createTrack().stand(4 * 60 * MINUTE_S, noiseM, accuracyM).fixes);
    expect(kindsOf(day)).toEqual(['stop']);
    expect(day.distanceM).toBe(0);
    expect(day.speedMaxMps).toBe(0);
  });

  it('goes on through a red light, and through a traffic jam at walking pace', () => {
    const day = analyseDay(createTrack().drive(300, 12).stand(100).drive(300, 12).drive(400, 1.2).drive(300, 12).fixes);
    expect(kindsOf(day)).toEqual(['drive']);
  });

  it('has a gap where nothing was heard, and not its distance', () => {
    const day = analyseDay(
      createTrack()
        .drive(300, 10)
        .pause(20 * MINUTE_S)
        .drive(300, 10).fixes,
    );
    expect(kindsOf(day)).toEqual(['drive', 'gap', 'drive']);
    expect(day.gapMs).toBe((20 * MINUTE_S + 5) * 1000);
    expect(day.distanceM).toBeLessThan(6_000);
  });

  it('has one gap around a lone fix, and no gap where only coarse fixes came', () => {
    const lone = createTrack().drive(300, 10).pause(900).jump(0).pause(900).drive(300, 10);
    expect(kindsOf(analyseDay(lone.fixes))).toEqual(['drive', 'gap', 'drive']);
    const coarse = createTrack().stand(600).stand(600, 300, 800).stand(600);
    expect(kindsOf(analyseDay(coarse.fixes))).toEqual(['stop']);
  });

  it('is not broken by a fix that jumps away and back', () => {
    for (const distanceM of [150, 5_000]) {
      const standing = createTrack().stand(600).jump(distanceM).stand(600);
      expect(kindsOf(analyseDay(standing.fixes))).toEqual(['stop']);
      const driving = analyseDay(
        createTrack()
          .drive(300, 10)
          .jump(distanceM * 10)
          .drive(300, 10).fixes,
      );
      expect(kindsOf(driving)).toEqual(['drive']);
      expect(driving.distanceM).toBeLessThan(6_100);
    }
  });

  it('believes a new place when it is told of it again and again', () => {
    const day = analyseDay(createTrack().stand(600).drive(5, 2_000).stand(600).fixes);
    expect(kindsOf(day)).toEqual(['stop', 'drive', 'stop']);
  });

  it('counts moving the van over the yard as the same stop, and the way to the neighbour as a drive', () => {
    const yard = createTrack().stand(600).drive(10, 4).stand(600);
    expect(kindsOf(analyseDay(yard.fixes))).toEqual(['stop']);
    const neighbour = createTrack().stand(600).drive(20, 10).stand(600);
    expect(kindsOf(analyseDay(neighbour.fixes))).toEqual(['stop', 'drive', 'stop']);
  });

  it('derives the greatest speed from places when none is reported, not from their noise', () => {
    const day = analyseDay(createTrack(5, 10).stand(600, 10).drive(300, 15, 90, false).stand(600, 10).fixes);
    expect(day.speedMaxMps).toBeGreaterThan(14.5);
    expect(day.speedMaxMps).toBeLessThan(16.5);
  });

  it('of a phone that sends each second costs less than 3 s of CPU, however slowly it goes', () => {
    // Strolling is the worst case: from each fix on, a stop seems to begin.
    const fixes = Array.from({ length: 26 * 60 * MINUTE_S }, (_, second) => ({
      timeMs: second * 1000,
      latitudeDeg: 48 + (second * 0.8) / 111_195,
      longitudeDeg: 11,
    }));
    const before = process.cpuUsage();
    expect(kindsOf(analyseDay(fixes))).toEqual(['drive']);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000_000).toBeLessThan(3);
  });

  it('without fixes is empty; with one, too', () => {
    for (const fixes of [[], createTrack().jump(0).fixes])
      expect(analyseDay(fixes)).toEqual({
        ...{ segments: [], distanceM: 0, movingMs: 0, stoppedMs: 0, gapMs: 0, speedMaxMps: 0 },
      });
  });

  it('is without holes or overlaps, on a track of every kind', () => {
    const track = createTrack(7, 30).stand(500, 30).drive(900, 9).jump(200).stand(1200, 50).pause(1000).jump(0);
    track.pause(2000).drive(400, 20).stand(30).drive(20, 3).stand(400).pause(900).stand(60);
    const { segments } = analyseDay(track.fixes);
    expect(segments.length).toBeGreaterThan(5);
    for (const [index, segment] of segments.entries()) {
      expect(segment.toMs).toBeGreaterThan(segment.fromMs);
      if (index > 0) expect(segment.fromMs).toBe(segments[index - 1]?.toMs);
    }
  });
});
