import { toFix, v1 } from '@fieldcast/protocol';
import { describe, expect, it } from 'vitest';
import { createReportTemplate, FIX_INTERVAL_MS, REPORT_ID_MIN, REPORT_IDS, reportIdOf } from './report-template.ts';

const NOW_MS = 1_795_000_000_123;

function decode(payload: Uint8Array) {
  const { report } = v1.ClientFrame.decode(payload);
  if (!report) throw new Error('not a report');
  return { report, fixes: report.positions.map((position) => toFix(position, Number(report.baseTimeMs))) };
}

describe('a report written over in place', () => {
  it('says what was meant, to the ordinary decoder', () => {
    const template = createReportTemplate(10);
    template.fill(4_321, 77, NOW_MS);
    const { report, fixes } = decode(template.payload);
    expect(report.reportId).toBe(reportIdOf(77));
    expect(fixes.map(({ timeMs }) => NOW_MS - timeMs)).toEqual(
      [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((n) => n * FIX_INTERVAL_MS),
    );
    expect(fixes[0]?.latitudeDeg).toBeCloseTo(35 + 770 * 1e-6, 7);
    expect(fixes[9]?.latitudeDeg).toBeCloseTo(35 + 779 * 1e-6, 7);
    expect(fixes[0]?.longitudeDeg).toBeCloseTo(9 + 4_321 * 1e-4, 4);
    for (const fix of fixes) expect(Object.values(fix).every(Number.isFinite), JSON.stringify(fix)).toBe(true);
  });

  it('gives every fix of a technician a latitude of its own, from report to report', () => {
    const template = createReportTemplate(10);
    const latitudes = Array.from({ length: 50 }, (_, sequence) => {
      template.fill(0, sequence, NOW_MS + sequence);
      return decode(template.payload).fixes.map(({ latitudeDeg }) => latitudeDeg);
    }).flat();
    expect(new Set(latitudes).size).toBe(500);
    expect(latitudes).toEqual([...latitudes].sort((a, b) => a - b));
  });

  it('is the same again for a report that is sent again', () => {
    const template = createReportTemplate(3);
    template.fill(9, 5, NOW_MS);
    const first = template.payload.slice();
    template.fill(10, 6, NOW_MS + 400);
    expect(template.payload).not.toEqual(first);
    template.fill(9, 5, NOW_MS);
    expect(template.payload).toEqual(first);
  });

  it.each([1, 2, 10, 100])('keeps its length with %i fixes, whatever the numbers', (fixes) => {
    const template = createReportTemplate(fixes);
    for (const sequence of [0, 1, 12_345, REPORT_IDS - 1, REPORT_IDS]) {
      template.fill(14_999, sequence, NOW_MS);
      const { report } = decode(template.payload);
      expect(report.reportId).toBe(REPORT_ID_MIN + (sequence % REPORT_IDS));
      expect(report.positions).toHaveLength(fixes);
    }
  });
});
