import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/**
 * A logger of JSON lines on standard output: an event name in `msg` plus fields. Secrets and tokens are cut out by name;
 * coordinates belong to debug level only.
 */
export function createLog(service: string, level: string): Logger {
  return pino({
    level,
    base: { service, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'token',
        'password',
        'secret',
        'apiKey',
        'authorization',
        'cookie',
        '*.token',
        '*.password',
        '*.authorization',
        '*.cookie',
      ],
      censor: '[removed]',
    },
  });
}
