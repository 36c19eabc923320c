import { describe, expect, it } from 'vitest';
import { ReportBook, UNLOGGED_REPORTS_MAX, UNSTORED_REPORTS_MAX } from './report-book.ts';
import { reportIdOf } from './report-template.ts';
import { createSchedule } from './schedule.ts';

describe('the book of reports on their way', () => {
  it('knows when a report was due until it is STORED, and no longer', () => {
    const book = new ReportBook(3);
    const sequence = book.enter(2, 1_000);
    const id = reportIdOf(sequence);
    expect(book.logged(2, id)).toBe(1_000);
    expect(book.logged(2, id), 'said twice').toBeUndefined();
    expect(book.stored(1, id), 'somebody else').toBeUndefined();
    expect(book.stored(2, id)).toBe(1_000);
    expect(book.stored(2, id), 'said twice').toBeUndefined();
    expect(book.unstoredReports).toBe(0);
  });

  it('lets a technician wait at the window, and go on with each LOGGED', () => {
    const book = new ReportBook(1);
    for (let report = 0; report < UNLOGGED_REPORTS_MAX; report++) book.enter(0, report);
    expect(book.hasRoom(0)).toBe(false);
    book.logged(0, reportIdOf(7));
    expect(book.hasRoom(0)).toBe(true);
  });

  it('frees the window with a STORED that overtakes its LOGGED', () => {
    const book = new ReportBook(1);
    for (let report = 0; report < UNLOGGED_REPORTS_MAX; report++) book.enter(0, report);
    book.stored(0, reportIdOf(0));
    expect(book.hasRoom(0)).toBe(true);
    expect(book.logged(0, reportIdOf(0))).toBeUndefined();
    book.enter(0, 99);
    expect(book.hasRoom(0), 'counted once').toBe(false);
  });

  it('lets a technician wait while his oldest report is not STORED', () => {
    const book = new ReportBook(1);
    for (let report = 0; report < UNSTORED_REPORTS_MAX; report++) {
      book.enter(0, report);
      book.logged(0, reportIdOf(report));
      if (report > 0) book.stored(0, reportIdOf(report));
    }
    expect(book.hasRoom(0)).toBe(false);
    expect(book.stored(0, reportIdOf(0))).toBe(0);
    expect(book.hasRoom(0)).toBe(true);
  });

  it('sends again after a lost connection what is not STORED, as it was due', () => {
    const book = new ReportBook(1);
    for (let report = 0; report < 5; report++) book.enter(0, report * 10);
    book.logged(0, reportIdOf(1));
    book.stored(0, reportIdOf(3));
    expect(book.disconnected(0)).toEqual([0, 1, 2, 4]);
    expect(book.enterAgain(0, 4)).toBe(40);
    expect(book.enterAgain(0, 4), 'it is on its way').toBeUndefined();
    expect(book.stored(0, reportIdOf(4))).toBe(40);
    expect(book.unstoredReports).toBe(3);
  });

  it('sends a refused report again, and holds its place in the window meanwhile open', () => {
    const book = new ReportBook(1);
    for (let report = 0; report < UNLOGGED_REPORTS_MAX; report++) book.enter(0, report);
    expect(book.refused(0, reportIdOf(5))).toBe(5);
    expect(book.refused(0, reportIdOf(5)), 'said twice').toBeUndefined();
    expect(book.isWindowOpen(0)).toBe(true);
    expect(book.enterAgain(0, 5)).toBe(5);
    expect(book.isWindowOpen(0)).toBe(false);
  });
});

describe('the schedule of an open loop', () => {
  const schedule = createSchedule({ startMs: 1_000, endMs: 3_000, reportsPerS: 500, technicians: 10 });

  it('spreads the reports evenly from the start to the end', () => {
    expect([999, 1_000, 1_001, 1_002, 2_000, 9_000].map(schedule.dueCount)).toEqual([0, 1, 1, 2, 501, 1_000]);
    expect(schedule.dueAtMs(250)).toBe(1_500);
  });

  it('lets the technicians take turns', () => {
    for (const report of [0, 3, 10, 57]) {
      const technician = report % 10;
      const nth = Math.floor(report / 10);
      expect(schedule.dueAtMsOf(technician, nth)).toBe(schedule.dueAtMs(report));
    }
  });
});
