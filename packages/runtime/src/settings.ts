import { flag, integer, oneOf, optionalPort, optionalSecret, optionalText, text, url, urlList } from './config.ts';

/** Settings that every service reads. */
export const commonSettings = {
  natsUrl: urlList('NATS_URL', ['nats', 'tls'], {
    default: 'nats://127.0.0.1:4222',
    doc: 'The NATS server, JetStream on, or the servers of a cluster, separated by commas; user and password may be in the first.',
  }),
  bindHost: text('FIELDCAST_BIND_HOST', {
    default: '127.0.0.1',
    doc: 'The address the services listen on; 0.0.0.0 for all.',
  }),
  logLevel: oneOf('FIELDCAST_LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error'], {
    default: 'info',
    doc: 'Log lines below this level are left out.',
  }),
  drainTimeoutMs: integer(
    'FIELDCAST_DRAIN_TIMEOUT_MS',
    { min: 100, max: 600_000 },
    {
      default: '10000',
      unit: 'ms',
      doc: 'How long a stopping service may take to finish its work; then it stops hard.',
    },
  ),
} as const;

/** Settings of the services that verify tokens. */
export const tokenSettings = {
  tokenSecret: optionalSecret('FIELDCAST_TOKEN_SECRET', 32, {
    requiredUnless: 'FIELDCAST_TOKEN_JWKS_URL',
    doc: 'HS256 secret of tokens that dispatch or your backend mints.',
    unit: 'at least 32 bytes',
  }),
  tokenJwksUrl: optionalText('FIELDCAST_TOKEN_JWKS_URL', {
    doc: 'Where your identity provider publishes its RS256, ES256 or EdDSA keys.',
  }),
  tokenIssuer: optionalText('FIELDCAST_TOKEN_ISSUER', { doc: 'When set, tokens must carry exactly this `iss`.' }),
  tokenAudience: text('FIELDCAST_TOKEN_AUDIENCE', { default: 'fieldcast', doc: 'Tokens must carry this `aud`.' }),
  tokenLifetimeMaxS: integer(
    'FIELDCAST_TOKEN_LIFETIME_MAX_S',
    { min: 60, max: 31_536_000 },
    {
      default: '604800',
      unit: 's',
      doc: 'Tokens that live longer (`exp` − `iat`) are refused; revocations are kept this long.',
    },
  ),
} as const;

/** Settings of the services that talk to PostgreSQL. */
export const databaseSettings = {
  databaseUrl: url('DATABASE_URL', ['postgres', 'postgresql'], {
    doc: 'The PostgreSQL database, for example postgres://user:password@host:5432/fieldcast.',
  }),
} as const;

/** Settings of the services of which several processes may serve one port. */
export const sharedPortSettings = {
  isPortShared: flag('FIELDCAST_SHARE_PORT', {
    default: '0',
    doc: '1: further processes of the same service and user open this port too, and the system spreads connections over them. On Linux only.',
  }),
  operationsPort: optionalPort(
    'FIELDCAST_OPERATIONS_PORT',
    'A port for the operations paths of this process alone, besides the public one. With a shared port nothing else reaches each process.',
  ),
} as const;

/** Limits of the JetStream streams; whoever starts first creates them. */
export const streamSettings = {
  streamReplicas: integer(
    'FIELDCAST_STREAM_REPLICAS',
    { min: 1, max: 5 },
    {
      default: '1',
      doc: 'Copies of each stream in a NATS cluster; 3 outlive the loss of one server. The same for every service. Existing streams follow; raise it on nats-server 2.10 or later only.',
    },
  ),
  logBytesMax: integer(
    'FIELDCAST_LOG_BYTES_MAX',
    { min: 1_048_576, max: Number.MAX_SAFE_INTEGER },
    {
      default: '4294967296',
      unit: 'bytes',
      doc: 'Size of the POSITIONS log. Full: ingest accepts no more until the writer catches up; phones keep their fixes.',
    },
  ),
  logAgeMaxS: integer(
    'FIELDCAST_LOG_AGE_MAX_S',
    { min: 60, max: 31_536_000 },
    {
      default: '604800',
      unit: 's',
      doc: 'Age at which the POSITIONS log forgets a batch, stored or not. Longer than any database outage you want to survive.',
    },
  ),
} as const;
