import { NOTHING_GOES_WRONG, type Suite } from '../suite.ts';

export const expiry: Suite = {
  name: 'expiry',
  purpose: 'all tokens are renewed within a minute, on open connections; none closes',
  technicians: 3_000,
  techniciansPerVu: 50,
  boards: 10,
  boardsPerVu: 5,
  decodedShare: 0.2,
  prepareMs: 0,
  connectWithinMs: 30_000,
  // The reminders come a fifth of the life before the end: 48 s after each connected, so from second 48 to 78.
  loadMs: 95_000,
  settleMsMax: 20_000,
  fixIntervalMs: 10_000,
  backlogFixes: 0,
  tokenLifetimeS: 60,
  faults: [],
  thresholds: {
    ...NOTHING_GOES_WRONG,
    token_renewals: ['count>0'],
    renewed_share: ['rate==1'],
    // Loose: this one is about connections that stay open, also on a machine that is short of time.
    connect_ms: ['p(99)<5000'],
    ack_logged_ms: ['p(99)<3000'],
    ack_stored_ms: ['p(99)<5000'],
    fix_to_board_ms: ['p(99)<3000'],
  },
};
