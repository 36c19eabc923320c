// Postgres error classes (SQLSTATE) that a later attempt may not meet: connection exceptions, insufficient resources,
// operator intervention, system errors; and read-only, as while a standby takes over.
const TRANSIENT_SQLSTATE = /^(08|53|57|58)|^25006$/;
const TRANSPORT_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
];
// What pg throws without any code: a lost connection, no free or no new connection in time, no answer in time.
const PG_MESSAGES = /^(Connection terminated|timeout e?xceeded when trying to connect|Query read timeout)/;
const PG_CLIENT_GONE = /Client has encountered a connection error and is not queryable/;

/** True when `error` says that the database is away, overloaded or read-only, and not that the statement was wrong. */
export function isStorageOutage(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isStorageOutage);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    TRANSIENT_SQLSTATE.test(code) ||
    TRANSPORT_CODES.includes(code) ||
    PG_MESSAGES.test(error.message) ||
    PG_CLIENT_GONE.test(error.message)
  );
}
