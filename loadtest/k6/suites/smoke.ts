import { NOTHING_GOES_WRONG, type Suite } from '../suite.ts';

export const smoke: Suite = {
  name: 'smoke',
  purpose: 'the whole way works: a few technicians, two boards, everything stored',
  technicians: 20,
  techniciansPerVu: 10,
  boards: 2,
  boardsPerVu: 2,
  decodedShare: 1,
  prepareMs: 0,
  connectWithinMs: 1_500,
  loadMs: 8_000,
  settleMsMax: 8_000,
  fixIntervalMs: 500,
  backlogFixes: 0,
  tokenLifetimeS: 3_600,
  faults: [],
  thresholds: {
    ...NOTHING_GOES_WRONG,
    // Loose: this one also runs on build machines that do other things. It finds what is broken, not what is slow.
    connect_ms: ['p(99)<5000'],
    ack_logged_ms: ['p(99)<2000'],
    ack_stored_ms: ['p(99)<5000'],
    fix_to_board_ms: ['p(99)<2000'],
  },
};
