import { ConfigError, type ConfigOf, loadConfig, type Settings } from './config.ts';
import { createLog, type Logger } from './log.ts';

/** A service that serves. `stop` drains within the deadline, then gives up what is left and says so. */
export interface RunningService {
  stop(): Promise<void>;
}

/** Exit codes, for supervisors: 2 means that restarting without a change of configuration is useless. */
export const exitCodes = { ok: 0, failed: 1, configuration: 2 } as const;

interface ServiceDefinition<S extends Settings> {
  readonly name: string;
  readonly settings: S;
  /** Resolves when the service serves; rejects when it cannot. */
  start(config: ConfigOf<S>, log: Logger): Promise<RunningService>;
}

/**
 * The whole of a service's main: configuration, start, SIGTERM and SIGINT, exit. A second signal ends it at once. With
 * an IPC channel (a supervisor forked it), "ready" is sent when it serves, and a lost channel counts as SIGTERM, so
 * that no service outlives its supervisor.
 */
export async function runService<S extends Settings & { logLevel: Settings[string]; drainTimeoutMs: Settings[string] }>(
  definition: ServiceDefinition<S>,
): Promise<void> {
  const config = readConfig(definition);
  const { logLevel, drainTimeoutMs } = config as unknown as { logLevel: string; drainTimeoutMs: number };
  const log = createLog(definition.name, logLevel);
  process.on('unhandledRejection', (cause) => fail(log, 'unhandled_rejection', cause));
  process.on('uncaughtException', (cause) => fail(log, 'uncaught_exception', cause));

  let isStopping = false;
  let service: RunningService | undefined;
  const stop = (signal: string) => {
    if (isStopping) process.exit(exitCodes.failed);
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(
      () => fail(log, 'drain_timeout', new Error(`did not stop within ${drainTimeoutMs} ms`)),
      drainTimeoutMs,
    ).unref();
    if (!service) process.exit(exitCodes.ok);
    service.stop().then(
      () => {
        log.info('stopped');
        process.exit(exitCodes.ok);
      },
      (cause: unknown) => fail(log, 'stop_failed', cause),
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('disconnect', () => stop('disconnect'));

  try {
    service = await definition.start(config, log);
    log.info('ready');
    process.send?.('ready');
  } catch (cause) {
    fail(log, 'start_failed', cause);
  }
}

function readConfig<S extends Settings>({ name, settings }: ServiceDefinition<S>): ConfigOf<S> {
  try {
    return loadConfig(settings, process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`${name}: ${error.message}`);
    process.exit(exitCodes.configuration);
  }
}

function fail(log: Logger, event: string, cause: unknown): never {
  log.error({ err: cause }, event);
  process.exit(cause instanceof ConfigError ? exitCodes.configuration : exitCodes.failed);
}
