import { describe, expect, it } from 'vitest';
import { type FixReading, fixKeyOf, writeFixKey } from './fix-key.ts';

const berlin: FixReading = { latitudeE7: 525_200_080, longitudeE7: 134_049_540 };

describe('the key of a fix', () => {
  // Stored rows have these keys: a change here is a change of everybody's data, never a matter of updating the test.
  it.each<[FixReading, bigint]>([
    [{}, -8_799_902_135_535_562_577n],
    [berlin, 3_237_665_970_931_419_283n],
    [{ ...berlin, accuracyDm: 0 }, 7_992_895_533_266_933_431n],
    [
      {
        latitudeE7: -337_000_000,
        longitudeE7: 1_512_000_000,
        accuracyDm: 48,
        altitudeDm: -12,
        speedCmps: 1390,
        headingDdeg: 3599,
      },
      -3_643_554_687_188_911_447n,
    ],
  ])('of %j is for ever %s', (fix, key) => {
    expect(fixKeyOf(fix)).toBe(key);
  });

  it('differs between an absent value and zero, for each optional value', () => {
    const keys = [{}, { accuracyDm: 0 }, { altitudeDm: 0 }, { speedCmps: 0 }, { headingDdeg: 0 }].map((optional) =>
      fixKeyOf({ ...berlin, ...optional }),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is the same for a coordinate left out on the wire, as zeros are, and zero', () => {
    expect(fixKeyOf({ longitudeE7: 10 })).toBe(fixKeyOf({ latitudeE7: 0, longitudeE7: 10, accuracyDm: null }));
  });

  it('differs when two values change places', () => {
    expect(fixKeyOf({ ...berlin, accuracyDm: 7, speedCmps: 9 })).not.toBe(
      fixKeyOf({ ...berlin, accuracyDm: 9, speedCmps: 7 }),
    );
  });

  it('keeps 250,000 readings apart that differ by the smallest steps', () => {
    const words = new Uint32Array(2);
    const keys = new Set<string>();
    const highWords = new Set<number>();
    for (let index = 0; index < 250_000; index++) {
      const fix = {
        latitudeE7: 525_200_000 + (index % 100),
        longitudeE7: 134_000_000 + (Math.floor(index / 100) % 100),
        headingDdeg: Math.floor(index / 10_000),
      };
      writeFixKey(words, 0, fix);
      keys.add(`${words[0]}:${words[1]}`);
      highWords.add(words[0] ?? 0);
    }
    expect(keys.size).toBe(250_000);
    // Each half alone behaves like 32 random bits: about 7 collisions are to be expected.
    expect(highWords.size).toBeGreaterThan(250_000 - 30);
  });
});
