import { describe, expect, it } from 'vitest';
import { scheduleTracks } from './replay-schedule.ts';

const START_MS = 2_000_000;
const at = (...seconds: number[]) =>
  seconds.map((second) => ({ timeMs: 1_000_000 + second * 1_000, latitudeDeg: 1, longitudeDeg: 2 }));
const timesOf = (track: { fix: { timeMs: number } }[] | undefined) => track?.map(({ fix }) => fix.timeMs);
const duesOf = (track: { dueMs: number }[] | undefined) => track?.map(({ dueMs }) => dueMs);

describe('a replay', () => {
  it('with recorded times keeps them and only paces', () => {
    const [track] = scheduleTracks([at(0, 10, 60)], { speed: 10, times: 'recorded' }, START_MS);
    expect(timesOf(track)).toEqual(at(0, 10, 60).map(({ timeMs }) => timeMs));
    expect(duesOf(track)).toEqual([0, 1_000, 6_000]);
  });

  it('as if it were now compresses the times by its speed, and sends no fix before its time', () => {
    const [track] = scheduleTracks([at(0, 10, 61)], { speed: 60, times: 'now' }, START_MS);
    expect(timesOf(track)).toEqual([START_MS, START_MS + 167, START_MS + 1_017]);
    for (const { fix, dueMs } of track ?? []) expect(START_MS + dueMs).toBeGreaterThanOrEqual(fix.timeMs);
  });

  it('at full speed as if it were now ends now, with its recorded distances', () => {
    const [track] = scheduleTracks([at(0, 60, 30)], { speed: Number.POSITIVE_INFINITY, times: 'now' }, START_MS);
    expect(timesOf(track)).toEqual([START_MS - 60_000, START_MS, START_MS - 30_000]);
    expect(duesOf(track)).toEqual([0, 0, 0]);
  });

  it('keeps the order of the file where time ran backwards', () => {
    const [track] = scheduleTracks([at(5, 3, 3, 8)], { speed: 1, times: 'recorded' }, START_MS);
    expect(duesOf(track)).toEqual([2_000, 2_000, 2_000, 5_000]);
  });

  it('lets several tracks share one time line', () => {
    const [first, second] = scheduleTracks([at(0, 4), at(2)], { speed: 2, times: 'now' }, START_MS);
    expect(timesOf(first)).toEqual([START_MS, START_MS + 2_000]);
    expect(timesOf(second)).toEqual([START_MS + 1_000]);
  });

  it('of nothing is nothing', () => {
    expect(scheduleTracks([[]], { speed: 1, times: 'now' }, START_MS)).toEqual([[]]);
  });
});
