import { describe, expect, it } from 'vitest';
import { encodeRows } from './copy-encoding.ts';
import { PositionBatch } from './position-batch.ts';

const HEADER = '5047434f50590aff0d0a00' + '00000000' + '00000000';
const TRAILER = 'ffff';

function hexOf(fill: (batch: PositionBatch, slot: number) => void): string {
  const batch = new PositionBatch(1);
  const slot = batch.slotOf('acme', 'anna');
  Object.assign(batch.technicians[slot] ?? {}, { tenantKey: 1, technicianKey: 0x01020304 });
  fill(batch, slot);
  const rows = Uint32Array.from({ length: batch.rows }, (_, row) => row);
  return encodeRows(batch, rows).toString('hex');
}

describe('a binary COPY file', () => {
  it('without rows is its header and its end', () => {
    expect(hexOf(() => undefined)).toBe(HEADER + TRAILER);
  });

  it('has a row of eleven fields, each behind its length', () => {
    const hex = hexOf((batch, slot) => {
      batch.add(slot, 946_684_800_001, 946_684_799_999, {
        latitudeE7: 15_000_000,
        longitudeE7: -15_000_000,
        accuracyDm: 5,
        altitudeDm: -10,
        speedCmps: 150,
        headingDdeg: 3590,
      });
      batch.fixKeyWords.set([0xfedcba98, 0x76543210]);
    });
    expect(hex).toBe(
      HEADER +
        '000b' +
        '00000004' +
        '00000001' +
        '00000004' +
        '01020304' +
        '00000008' +
        '00000000000003e8' + // a millisecond after 2000-01-01
        '00000008' +
        'fedcba9876543210' +
        '00000008' +
        'fffffffffffffc18' + // a millisecond before it
        '00000008' +
        '3ff8000000000000' +
        '00000008' +
        'bff8000000000000' +
        '00000004' +
        '3f000000' +
        '00000004' +
        'bf800000' +
        '00000004' +
        '3fc00000' +
        '00000004' +
        '43b38000' +
        TRAILER,
    );
  });

  it('has NULL, not zero, for what is absent', () => {
    const hex = hexOf((batch, slot) => batch.add(slot, 946_684_800_000, 946_684_800_000, { accuracyDm: 0 }));
    expect(hex.endsWith(`00000004${'00000000'}${'ffffffff'.repeat(3)}${TRAILER}`)).toBe(true);
  });

  it('keeps a millisecond apart from the next in the year 2199', () => {
    const timeMs = Date.UTC(2199, 11, 31, 23, 59, 59, 999);
    const hex = hexOf((batch, slot) => batch.add(slot, timeMs, timeMs, {}));
    const microseconds = (BigInt(timeMs) - 946_684_800_000n) * 1000n;
    expect(hex).toContain(`00000008${microseconds.toString(16).padStart(16, '0')}`);
  });
});
