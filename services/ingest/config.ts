import {
  type ConfigOf,
  commonSettings,
  flag,
  integer,
  optionalText,
  port,
  sharedPortSettings,
  streamSettings,
  tokenSettings,
} from '@fieldcast/runtime';

/** Settings of the ingest service. */
export const ingestSettings = {
  ...commonSettings,
  ...tokenSettings,
  ...streamSettings,
  ...sharedPortSettings,
  trackPort: port(
    'FIELDCAST_TRACK_PORT',
    8081,
    'The port of /v1/track, for technicians, and of ingest’s operations paths.',
  ),
  ingestNode: optionalText('FIELDCAST_INGEST_NODE', {
    doc: 'Name of this node in logs and on the bus; a random part is added at each start. Default: the host name.',
  }),
  lingerMs: integer(
    'FIELDCAST_INGEST_LINGER_MS',
    { min: 0, max: 1_000 },
    { default: '5', unit: 'ms', doc: 'How long reports of a tenant are collected into one message of the log.' },
  ),
  pendingBytesMax: integer(
    'FIELDCAST_INGEST_PENDING_BYTES_MAX',
    { min: 1_048_576, max: 4_294_967_296 },
    {
      default: '67108864',
      unit: 'bytes',
      doc: 'Accepted reports that wait for the log. Over it: OVERLOADED, phones keep their reports and send them later.',
    },
  ),
  publishesInFlightMax: integer(
    'FIELDCAST_INGEST_PUBLISHES_IN_FLIGHT_MAX',
    { min: 1, max: 10_000 },
    {
      default: '64',
      doc: 'Messages sent to the log and not yet confirmed. Over it: reports collect into larger messages.',
    },
  ),
  publishTimeoutMs: integer(
    'FIELDCAST_INGEST_PUBLISH_TIMEOUT_MS',
    { min: 100, max: 60_000 },
    { default: '5000', unit: 'ms', doc: 'How long the log may take to confirm a message before it is sent again.' },
  ),
  windowReports: integer(
    'FIELDCAST_INGEST_WINDOW_REPORTS',
    { min: 1, max: 10_000 },
    { default: '32', doc: 'Reports of one connection not yet LOGGED. Over it: WINDOW_EXCEEDED.' },
  ),
  ackIntervalMs: integer(
    'FIELDCAST_INGEST_ACK_INTERVAL_MS',
    { min: 0, max: 1_000 },
    {
      default: '20',
      unit: 'ms',
      doc: 'How long a connection’s acks are collected into one frame. Grows under load, at most to 500 ms or to this.',
    },
  ),
  framesPerS: integer(
    'FIELDCAST_INGEST_FRAMES_PER_S',
    { min: 1, max: 1_000_000 },
    {
      default: '100',
      unit: 'frames/s',
      doc: 'Frames of one connection; twice as many at once. Over it: RATE_LIMITED.',
    },
  ),
  fixesPerS: integer(
    'FIELDCAST_INGEST_FIXES_PER_S',
    { min: 1, max: 10_000_000 },
    {
      default: '10000',
      unit: 'fixes/s',
      doc: 'Fixes of one connection; twice as many at once. Over it: RATE_LIMITED.',
    },
  ),
  fixAgeMaxS: integer(
    'FIELDCAST_FIX_AGE_MAX_S',
    { min: 60, max: 3_153_600_000 },
    {
      default: '2592000',
      unit: 's',
      doc: 'Older fixes are refused, TOO_OLD. Set it to decades to import history.',
    },
  ),
  fixAheadMaxS: integer(
    'FIELDCAST_FIX_AHEAD_MAX_S',
    { min: 0, max: 86_400 },
    { default: '120', unit: 's', doc: 'Fixes further in the future are refused, IN_FUTURE.' },
  ),
  heartbeatMs: integer(
    'FIELDCAST_INGEST_HEARTBEAT_MS',
    { min: 100, max: 300_000 },
    { default: '20000', unit: 'ms', doc: 'A connection not heard for twice this is closed with 4004.' },
  ),
  helloTimeoutMs: integer(
    'FIELDCAST_INGEST_HELLO_TIMEOUT_MS',
    { min: 100, max: 60_000 },
    { default: '5000', unit: 'ms', doc: 'A connection without a valid Hello after this is closed with 4003.' },
  ),
  tokenReminderS: integer(
    'FIELDCAST_INGEST_TOKEN_REMINDER_S',
    { min: 1, max: 86_400 },
    {
      default: '60',
      unit: 's',
      doc: 'How long before its token expires a client gets TokenExpiring; at most a fifth of the token’s life.',
    },
  ),
  connectionsMax: integer(
    'FIELDCAST_INGEST_CONNECTIONS_MAX',
    { min: 1, max: 1_000_000 },
    { default: '50000', doc: 'Technician connections of this node. Over it: TOO_MANY_CONNECTIONS.' },
  ),
  pendingPerAddressMax: integer(
    'FIELDCAST_INGEST_PENDING_PER_ADDRESS_MAX',
    { min: 1, max: 1_000_000 },
    {
      default: '10000',
      doc: 'Connections of one address that have not said Hello yet. Over it: TOO_MANY_CONNECTIONS.',
    },
  ),
  isForwardedForTrusted: flag('FIELDCAST_INGEST_TRUST_FORWARDED_FOR', {
    default: '0',
    doc: '1: the last address of X-Forwarded-For counts as the client’s. Only behind a proxy that always sets it.',
  }),
  replaceGraceMs: integer(
    'FIELDCAST_INGEST_REPLACE_GRACE_MS',
    { min: 0, max: 60_000 },
    {
      default: '2000',
      unit: 'ms',
      doc: 'A connection older than this gives way when its device connects to another node; well above the delay between nodes.',
    },
  ),
  drainSpreadMs: integer(
    'FIELDCAST_INGEST_DRAIN_SPREAD_MS',
    { min: 0, max: 600_000 },
    { default: '5000', unit: 'ms', doc: 'Clients of a stopping node are told delays spread over this time.' },
  ),
  policyIntervalMs: integer(
    'FIELDCAST_POLICY_INTERVAL_MS',
    { min: 200, max: 3_600_000 },
    {
      default: '5000',
      unit: 'ms',
      doc: 'Phones are asked to take a fix this often while they move, and early on turns.',
    },
  ),
  policyDistanceM: integer(
    'FIELDCAST_POLICY_DISTANCE_M',
    { min: 0, max: 100_000 },
    { default: '10', unit: 'm', doc: 'Phones are asked to take no fix before they have moved this far.' },
  ),
  policyWatchedIntervalMs: integer(
    'FIELDCAST_POLICY_WATCHED_INTERVAL_MS',
    { min: 200, max: 3_600_000 },
    { default: '2000', unit: 'ms', doc: 'The same while a board looks at the technician closely.' },
  ),
  policyStillIntervalMs: integer(
    'FIELDCAST_POLICY_STILL_INTERVAL_MS',
    { min: 200, max: 3_600_000 },
    { default: '60000', unit: 'ms', doc: 'The same while they do not move.' },
  ),
} as const;

export type IngestConfig = ConfigOf<typeof ingestSettings>;
