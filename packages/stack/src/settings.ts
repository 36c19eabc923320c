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
  urlList,
} from '@fieldcast/runtime';

function optionalUrl(env: string, protocols: readonly string[], doc: string): Setting<string | undefined> {
  return { ...url(env, protocols, { doc }), optional: true } as Setting<string | undefined>;
}

/** More would only take turns on the cores of any machine we know. */
const PROCESSES_MAX = 64;

function processes(env: string, service: string, how: string): Setting<number> {
  const doc = `Processes of ${service} that \`npm start\` runs${how}.`;
  return integer(env, { min: 1, max: PROCESSES_MAX }, { default: '1', doc });
}

/** Settings of the embedded stack: what `npm start` reads itself. The services read theirs from the same environment. */
export const stackSettings = {
  dataDir: text('FIELDCAST_DATA_DIR', {
    default: '.fieldcast',
    doc: 'Folder of everything the embedded stack keeps: secrets, log, database, logs of the processes.',
  }),
  natsUrl: {
    ...urlList('NATS_URL', ['nats', 'tls'], { doc: 'Use this NATS server, or this cluster, and start none.' }),
    optional: true,
  } as Setting<string | undefined>,
  databaseUrl: optionalUrl('DATABASE_URL', ['postgres', 'postgresql'], 'Use this database and start no PostgreSQL.'),
  httpPort: port('FIELDCAST_HTTP_PORT', 8080, 'Board and REST (dispatch).'),
  trackPort: port('FIELDCAST_TRACK_PORT', 8081, "Phones' WebSocket (ingest)."),
  mapPort: port('FIELDCAST_MAP_PORT', 8082, "Boards' WebSocket (broadcaster)."),
  writerPort: port('FIELDCAST_WRITER_PORT', 8083, 'Health and metrics of the writer.'),
  operationsPort: port(
    'FIELDCAST_FIRST_OPERATIONS_PORT',
    8090,
    'Of a service with several processes each has an operations port: this one and the next.',
  ),
  ingestProcesses: processes('FIELDCAST_INGEST_PROCESSES', 'ingest', ', all on FIELDCAST_TRACK_PORT; on Linux only'),
  writerProcesses: processes('FIELDCAST_WRITER_PROCESSES', 'writer', ''),
  broadcasterProcesses: processes(
    'FIELDCAST_BROADCASTER_PROCESSES',
    'broadcaster',
    ', all on FIELDCAST_MAP_PORT; on Linux only',
  ),
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
