import { describe, expect, it } from 'vitest';
import { emptyTrackColumns, toTechnicianTrack } from './history.ts';
import { v1 } from './wire.ts';

const FROM_MS = Date.UTC(2026, 2, 9, 12);

/** Three fixes; of the second, nothing is known but where and when. */
function columns() {
  const track = emptyTrackColumns(3);
  track.recordedMs.set([FROM_MS - 1_500, FROM_MS + 500, FROM_MS + 60_500]);
  track.receivedMs.set([FROM_MS - 1_000, FROM_MS, FROM_MS + 3_600_000]);
  track.latitudeDeg.set([48.1234567, 48.1, -0.0000004]);
  track.longitudeDeg.set([-179.9999996, 179.9999996, 0]);
  track.speedMps.set([0, Number.NaN, 13.894]);
  track.headingDeg.set([359.7, Number.NaN, 90.4]);
  track.accuracyM.set([4.5, Number.NaN, 1e9]);
  return track;
}

function overTheWire(kept: readonly number[]): v1.TechnicianTrack {
  const bytes = v1.TechnicianTrack.encode(toTechnicianTrack('anna', columns(), kept, FROM_MS)).finish();
  return v1.TechnicianTrack.decode(bytes);
}

describe('a track on the wire', () => {
  it('has whole values first, then differences, and nothing for what is unknown', () => {
    expect(overTheWire([0, 1, 2])).toMatchObject({
      technicianId: 'anna',
      recordedMs: [-1_500, 2_000, 60_000],
      latitudeE6: [48_123_457, -23_457, -48_100_000],
      longitudeE6: [-180_000_000, 360_000_000, -180_000_000],
      delayMs: [500, 0, 3_539_500],
      speedCmps: [1, 0, 1_390],
      headingDeg: [1, 0, 91],
      accuracyDm: [46, 0, 4_294_967_295],
    });
  });

  it('has only the points that are kept, and differences between them', () => {
    expect(overTheWire([0, 2])).toMatchObject({ recordedMs: [-1_500, 62_000], speedCmps: [1, 1_390] });
    expect(overTheWire([])).toMatchObject({ recordedMs: [], delayMs: [] });
  });

  it('does not add up the errors of rounding', () => {
    const track = emptyTrackColumns(1_000);
    for (let index = 0; index < 1_000; index++) track.latitudeDeg[index] = index * 0.0000004;
    const kept = Array.from({ length: 1_000 }, (_, index) => index);
    const sum = toTechnicianTrack('anna', track, kept, 0).latitudeE6?.reduce((total, value) => total + value, 0);
    expect(sum).toBe(Math.round(999 * 0.4));
  });
});
