import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { v1 } from '@fieldcast/protocol';
import { replay } from '@fieldcast/stack';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectedTracks } from '../harness/gpx-count.ts';
import { rowsOf } from '../harness/rows.ts';
import { startTestStack, type TestStack } from '../harness/stack.ts';

const OWN = join(import.meta.dirname, '../tracks');
// Recorded tracks of real phones and vehicles; they lie beside the project where they are at hand.
const RECORDED = join(import.meta.dirname, '../../../shared/tracks');
const FORTY_YEARS_S = 40 * 365 * 86_400;

const files = [OWN, RECORDED].filter(existsSync).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.gpx'))
    .map((name) => join(folder, name)),
);

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack({
    env: { FIELDCAST_FIX_AGE_MAX_S: String(FORTY_YEARS_S), FIELDCAST_RETENTION_DAYS: '0' },
  });
});
afterAll(() => stack?.stop());

describe('a recorded track, replayed at full speed, twice', () => {
  test.each(files.map((file) => [basename(file), file]))(
    '%s: each distinct valid fix is one row, each refused one has its reason',
    async (name, file) => {
      const tracks = expectedTracks(file);
      const as = `replay-${name}`;
      const technicianIds = tracks.length === 1 ? [as] : tracks.map((_, index) => `${as}-${index + 1}`);
      const sum = (pick: (track: (typeof tracks)[number]) => number) =>
        tracks.reduce((total, track) => total + pick(track), 0);
      const refused: Record<string, number> = {};
      for (const [reason, count] of tracks.flatMap((track) => Object.entries(track.refused))) {
        const reasonName = v1.RefusalReason[Number(reason)] ?? reason;
        refused[reasonName] = (refused[reasonName] ?? 0) + count;
      }

      for (const _round of [1, 2]) {
        const result = await replay({
          file,
          as,
          trackUrl: stack.urls.track,
          getTokenFor: (technicianId) => stack.token({ role: 'technician', subject: technicianId }),
          speed: Number.POSITIVE_INFINITY,
          times: 'recorded',
        });
        expect(result.sent).toBe(sum(({ fixes }) => fixes));
        expect(result.refused).toEqual(refused);
        expect(result.stored).toBe(result.sent - Object.values(refused).reduce((total, count) => total + count, 0));
      }
      for (const [index, technicianId] of technicianIds.entries()) {
        const rows = await rowsOf(stack.database, technicianId);
        expect(rows, technicianId).toHaveLength(tracks[index]?.distinctValid ?? -1);
      }
    },
  );
});
