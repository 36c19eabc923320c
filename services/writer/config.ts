import {
  type ConfigOf,
  commonSettings,
  databaseSettings,
  integer,
  port,
  streamSettings,
  tokenSettings,
} from '@fieldcast/runtime';

/** Settings of the writer service. */
export const writerSettings = {
  ...commonSettings,
  ...databaseSettings,
  ...streamSettings,
  // Not to verify tokens: whoever creates the streams has to know how long revocations are kept.
  tokenLifetimeMaxS: tokenSettings.tokenLifetimeMaxS,
  writerPort: port('FIELDCAST_WRITER_PORT', 8083, 'The port of the writer’s operations paths.'),
  batchRows: integer(
    'FIELDCAST_WRITER_BATCH_ROWS',
    { min: 1, max: 200_000 },
    {
      default: '60000',
      unit: 'fixes',
      doc: 'A transaction holds about this many fixes at most; what comes meanwhile goes into the next one.',
    },
  ),
  lingerMs: integer(
    'FIELDCAST_WRITER_LINGER_MS',
    { min: 0, max: 10_000 },
    {
      default: '20',
      unit: 'ms',
      doc: 'How long the writer waits for more fixes before it writes a batch that is not full.',
    },
  ),
  partitionsAheadDays: integer(
    'FIELDCAST_PARTITIONS_AHEAD_DAYS',
    { min: 1, max: 365 },
    {
      default: '7',
      unit: 'days',
      doc: 'Daily partitions that exist before they are needed; on plain PostgreSQL only.',
    },
  ),
  connectionHistoryDays: integer(
    'FIELDCAST_CONNECTION_HISTORY_DAYS',
    { min: 0, max: 36_500 },
    {
      default: '30',
      unit: 'days',
      doc: 'How long it is kept when technicians’ phones connected and why they went; 0 keeps it for ever.',
    },
  ),
  retentionDays: integer(
    'FIELDCAST_RETENTION_DAYS',
    { min: 0, max: 36_500 },
    {
      default: '365',
      unit: 'days',
      doc: 'Fixes older than this are dropped, a whole day at a time; 0 keeps them for ever.',
    },
  ),
} as const;

export type WriterConfig = ConfigOf<typeof writerSettings>;
