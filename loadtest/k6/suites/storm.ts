import type { Suite } from '../suite.ts';

export const storm: Suite = {
  name: 'storm',
  purpose: 'ingest is restarted under load, once in order and once hard; everybody comes back, nothing is lost',
  technicians: 1_500,
  techniciansPerVu: 50,
  boards: 10,
  boardsPerVu: 5,
  decodedShare: 0.2,
  prepareMs: 0,
  connectWithinMs: 10_000,
  loadMs: 75_000,
  settleMsMax: 40_000,
  fixIntervalMs: 5_000,
  backlogFixes: 0,
  tokenLifetimeS: 3_600,
  faults: [
    { atMs: 20_000, signal: 'SIGTERM' },
    { atMs: 45_000, signal: 'SIGKILL' },
  ],
  thresholds: {
    fixes_refused: ['count==0'],
    fixes_unanswered: ['count==0'],
    // If these did not happen, the suite has not tested what it is for.
    reconnects: ['count>0'],
    drains: ['count>0'],
    connect_ms: ['p(99)<5000'],
    // A fix that was taken while its technician was away counts from when it was sent for the first time.
    ack_logged_ms: ['p(90)<1000', 'max<60000'],
    ack_stored_ms: ['p(90)<2000', 'max<60000'],
    fix_to_board_ms: ['p(50)<1000', 'max<60000'],
  },
};
