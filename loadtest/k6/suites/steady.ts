import { NOTHING_GOES_WRONG, type Suite } from '../suite.ts';

export const steady: Suite = {
  name: 'steady',
  purpose: 'a working day in small: technicians on the move, one board for fifty of them',
  technicians: 2_000,
  techniciansPerVu: 50,
  boards: 40,
  boardsPerVu: 5,
  decodedShare: 0.1,
  prepareMs: 0,
  connectWithinMs: 20_000,
  loadMs: 90_000,
  settleMsMax: 20_000,
  // What the default policy asks of a phone that moves.
  fixIntervalMs: 5_000,
  backlogFixes: 0,
  tokenLifetimeS: 3_600,
  faults: [],
  thresholds: {
    ...NOTHING_GOES_WRONG,
    connect_ms: ['p(99)<1000'],
    ack_logged_ms: ['p(99)<250'],
    ack_stored_ms: ['p(99)<1000'],
    fix_to_board_ms: ['p(99)<500'],
  },
};
