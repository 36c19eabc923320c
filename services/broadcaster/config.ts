import {
  type ConfigOf,
  commonSettings,
  databaseSettings,
  flag,
  integer,
  port,
  sharedPortSettings,
  streamSettings,
  tokenSettings,
} from '@fieldcast/runtime';

/** Settings of the broadcaster service. */
export const broadcasterSettings = {
  ...commonSettings,
  ...tokenSettings,
  ...databaseSettings,
  ...streamSettings,
  ...sharedPortSettings,
  mapPort: port(
    'FIELDCAST_MAP_PORT',
    8082,
    'The port of /v1/map, for boards, and of the broadcaster’s operations paths.',
  ),
  deltaIntervalMs: integer(
    'FIELDCAST_MAP_DELTA_INTERVAL_MS',
    { min: 5, max: 60_000 },
    {
      // A fix waits half of it on average, the largest part of its way to the board, whose median may take 40 ms. Thirty
      // frames a second are no more than a browser draws, and what they cost follows the changes, not the frames.
      default: '33',
      unit: 'ms',
      doc: 'Shortest time between two deltas of a tenant’s map; the first change after a pause goes out at once.',
    },
  ),
  deltaIntervalMsMax: integer(
    'FIELDCAST_MAP_DELTA_INTERVAL_MAX_MS',
    { min: 5, max: 60_000 },
    { default: '1000', unit: 'ms', doc: 'To what the time between deltas may grow under load.' },
  ),
  offscreenIntervalMs: integer(
    'FIELDCAST_MAP_OFFSCREEN_INTERVAL_MS',
    { min: 100, max: 600_000 },
    { default: '5000', unit: 'ms', doc: 'How often a board hears of technicians that are not on its screen.' },
  ),
  lingerMs: integer(
    'FIELDCAST_MAP_LINGER_MS',
    { min: 0, max: 3_600_000 },
    {
      default: '60000',
      unit: 'ms',
      doc: 'How long a tenant’s map is kept after its last board left, so that boards can resume.',
    },
  ),
  reloadIntervalMs: integer(
    'FIELDCAST_MAP_RELOAD_INTERVAL_MS',
    { min: 1_000, max: 3_600_000 },
    {
      default: '60000',
      unit: 'ms',
      doc: 'How often a watched tenant’s map is compared with the database, in case the bus lost a message.',
    },
  ),
  heartbeatMs: integer(
    'FIELDCAST_MAP_HEARTBEAT_MS',
    { min: 100, max: 300_000 },
    {
      default: '15000',
      unit: 'ms',
      doc: 'A board hears from the server at least this often; one not heard for twice this is closed with 4004.',
    },
  ),
  helloTimeoutMs: integer(
    'FIELDCAST_MAP_HELLO_TIMEOUT_MS',
    { min: 100, max: 60_000 },
    { default: '5000', unit: 'ms', doc: 'A connection without a valid Hello after this is closed with 4003.' },
  ),
  stuckMsMax: integer(
    'FIELDCAST_MAP_STUCK_MAX_MS',
    { min: 100, max: 600_000 },
    {
      default: '30000',
      unit: 'ms',
      doc: 'A board whose socket has taken nothing for this long is dropped; it reconnects and resumes.',
    },
  ),
  tokenReminderS: integer(
    'FIELDCAST_MAP_TOKEN_REMINDER_S',
    { min: 1, max: 86_400 },
    {
      default: '60',
      unit: 's',
      doc: 'How long before its token expires a board gets TokenExpiring; at most a fifth of the token’s life.',
    },
  ),
  boardsMax: integer(
    'FIELDCAST_MAP_BOARDS_MAX',
    { min: 1, max: 1_000_000 },
    { default: '15000', doc: 'Board connections of this node. Over it: TOO_MANY_CONNECTIONS.' },
  ),
  pendingPerAddressMax: integer(
    'FIELDCAST_MAP_PENDING_PER_ADDRESS_MAX',
    { min: 1, max: 1_000_000 },
    { default: '500', doc: 'Boards of one address that have not said Hello yet. Over it: TOO_MANY_CONNECTIONS.' },
  ),
  isForwardedForTrusted: flag('FIELDCAST_MAP_TRUST_FORWARDED_FOR', {
    default: '0',
    doc: '1: the last address of X-Forwarded-For counts as the board’s. Only behind a proxy that always sets it.',
  }),
  drainSpreadMs: integer(
    'FIELDCAST_MAP_DRAIN_SPREAD_MS',
    { min: 0, max: 600_000 },
    { default: '5000', unit: 'ms', doc: 'Boards of a stopping node are told reconnect delays spread over this time.' },
  ),
  databaseConnectionsMax: integer(
    'FIELDCAST_MAP_DATABASE_CONNECTIONS_MAX',
    { min: 1, max: 100 },
    { default: '4', doc: 'Database connections of this node. Over it: loads of further maps wait their turn.' },
  ),
} as const;

export type BroadcasterConfig = ConfigOf<typeof broadcasterSettings>;
