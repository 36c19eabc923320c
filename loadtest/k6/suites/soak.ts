import { NOTHING_GOES_WRONG, type Suite } from '../suite.ts';

export const soak: Suite = {
  name: 'soak',
  purpose: 'hours of it: what leaks, fills up or drifts shows (--duration 8h)',
  technicians: 1_000,
  techniciansPerVu: 50,
  boards: 20,
  boardsPerVu: 5,
  decodedShare: 0.05,
  prepareMs: 0,
  connectWithinMs: 30_000,
  loadMs: 3_600_000,
  settleMsMax: 30_000,
  fixIntervalMs: 5_000,
  backlogFixes: 0,
  // Renewed several times an hour, as in the field.
  tokenLifetimeS: 900,
  faults: [],
  thresholds: {
    ...NOTHING_GOES_WRONG,
    connect_ms: ['p(99)<1000'],
    ack_logged_ms: ['p(99)<500'],
    ack_stored_ms: ['p(99)<1500'],
    fix_to_board_ms: ['p(99)<1000'],
  },
};
