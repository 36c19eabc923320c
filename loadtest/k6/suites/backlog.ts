import { NOTHING_GOES_WRONG, type Suite } from '../suite.ts';

export const backlog: Suite = {
  name: 'backlog',
  purpose: 'a dead zone ends for thousands at once: each brings hundreds of fixes of the past hour',
  technicians: 2_000,
  techniciansPerVu: 50,
  boards: 10,
  boardsPerVu: 5,
  decodedShare: 0.2,
  prepareMs: 30_000,
  connectWithinMs: 10_000,
  loadMs: 45_000,
  settleMsMax: 60_000,
  fixIntervalMs: 5_000,
  backlogFixes: 200,
  tokenLifetimeS: 3_600,
  faults: [],
  thresholds: {
    ...NOTHING_GOES_WRONG,
    // k6 takes milliseconds to encode a full report, and whoever connects meanwhile waits for that as well.
    connect_ms: ['p(99)<15000'],
    // All of it is offered in a few seconds: the limits are about how long the machine takes to swallow it.
    ack_logged_ms: ['p(99)<10000'],
    ack_stored_ms: ['p(99)<20000'],
    // Only what was taken after the dead zone counts here: the present must not wait for the past.
    fix_to_board_ms: ['p(50)<1000', 'p(99)<10000'],
  },
};
