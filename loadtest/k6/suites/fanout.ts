import { NOTHING_GOES_WRONG, type Suite } from '../suite.ts';

export const fanout: Suite = {
  name: 'fanout',
  purpose: 'many boards watch one tenant',
  technicians: 500,
  techniciansPerVu: 50,
  boards: 1_000,
  boardsPerVu: 50,
  // Decoding is k6's cost, not ours: a sample of the frames tells the same.
  decodedShare: 0.005,
  prepareMs: 0,
  connectWithinMs: 15_000,
  loadMs: 60_000,
  settleMsMax: 20_000,
  fixIntervalMs: 2_000,
  backlogFixes: 0,
  tokenLifetimeS: 3_600,
  faults: [],
  thresholds: {
    ...NOTHING_GOES_WRONG,
    connect_ms: ['p(99)<2000'],
    ack_logged_ms: ['p(99)<1000'],
    ack_stored_ms: ['p(99)<2000'],
    fix_to_board_ms: ['p(99)<2000'],
  },
};
