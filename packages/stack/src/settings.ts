import {
  type ConfigOf,
  commonSettings,
  integer,
  oneOf,
  optionalText,
  port,
  type Setting,
  streamSettings,
  text,
  tokenSettings,
  url,
} from '@fieldcast/runtime';

function optionalUrl(env: string, protocols: readonly string[], doc: string): Setting<string | undefined> {
  return { ...url(env, protocols, { doc }), optional: true } as Setting<string | undefined>;
}

/** Settings of the embedded stack: what `npm start` reads itself. The services read theirs from the same environment. */
export const stackSettings = {
  dataDir: text('FIELDCAST_DATA_DIR', {
    default: '.fieldcast',
    doc: 'Folder of everything the embedded stack keeps: secrets, log, database, logs of the processes.',
  }),
  natsUrl: optionalUrl('NATS_URL', ['nats', 'tls'], 'Use this NATS server and start none.'),
  databaseUrl: optionalUrl('DATABASE_URL', ['postgres', 'postgresql'], 'Use this database and start no PostgreSQL.'),
  httpPort: port('FIELDCAST_HTTP_PORT', 8080, 'Board and REST (dispatch).'),
  trackPort: port('FIELDCAST_TRACK_PORT', 8081, "Phones' WebSocket (ingest)."),
  mapPort: port('FIELDCAST_MAP_PORT', 8082, "Boards' WebSocket (broadcaster)."),
  writerPort: port('FIELDCAST_WRITER_PORT', 8083, 'Health and metrics of the writer.'),
  natsPort: port('FIELDCAST_NATS_PORT', 0, 'The embedded NATS server, loopback only.'),
  postgresPort: port('FIELDCAST_POSTGRES_PORT', 0, 'The embedded PostgreSQL server, loopback only.'),
  natsServer: optionalText('FIELDCAST_NATS_SERVER', {
    doc: 'The nats-server program to start, instead of the one on the PATH.',
  }),
  demoTechnicians: integer(
    'FIELDCAST_DEMO',
    { min: 0, max: 20_000 },
    { default: '40', unit: 'technicians', doc: 'Size of the demo fleet; 0 starts none.' },
  ),
  timescale: oneOf('FIELDCAST_TIMESCALE', ['auto', 'off', 'required'], {
    default: 'auto',
    doc: 'Whether a new database is set up for TimescaleDB; auto: when the server has it. Asked once for each database.',
  }),
  bindHost: commonSettings.bindHost,
  logLevel: commonSettings.logLevel,
  drainTimeoutMs: commonSettings.drainTimeoutMs,
  // Left out, the stack makes one and keeps it.
  tokenSecret: { ...tokenSettings.tokenSecret, requiredUnless: undefined },
  tokenIssuer: tokenSettings.tokenIssuer,
  tokenAudience: tokenSettings.tokenAudience,
  tokenLifetimeMaxS: tokenSettings.tokenLifetimeMaxS,
  logBytesMax: streamSettings.logBytesMax,
} as const;

export type StackConfig = ConfigOf<typeof stackSettings>;
