import { type ChildProcess, fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const LOG_LINES_SHOWN = 20;

export type ServiceName = 'ingest' | 'writer' | 'broadcaster' | 'dispatch';

/** One built service as a process of its own, that can be killed and started again with the same settings. */
export interface ServiceProcess {
  /** Resolves when the service says that it serves. @throws Error with its last log lines when it ends instead. */
  start(): Promise<void>;
  /** Ends it with `signal` and resolves with its exit code (null after SIGKILL) when it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** `GET /readyz`: status and checks; status 0 while nothing listens. */
  ready(): Promise<{ status: number; body: string }>;
  readonly port: number;
}

export function createServiceProcess(
  name: ServiceName,
  { port, env, logFile }: { port: number; env: Record<string, string>; logFile: string },
): ServiceProcess {
  let child: ChildProcess | undefined;
  return {
    port,
    start: () => {
      const log: string[] = [];
      const started = fork(join(ROOT, `dist/${name}.mjs`), {
        env: { PATH: process.env.PATH, ...env },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      child = started;
      const file = createWriteStream(logFile, { flags: 'a' });
      for (const stream of [started.stdout, started.stderr]) {
        stream?.on('data', (data: Buffer) => {
          file.write(data);
          log.push(data.toString());
        });
      }
      return new Promise((resolve, reject) => {
        started.once('message', () => resolve());
        // Its last lines may come after its exit, never after this.
        started.once('close', () => file.end());
        started.once('exit', (code) => {
          reject(new Error(`${name} ended with ${code}:\n${log.slice(-LOG_LINES_SHOWN).join('')}`));
        });
      });
    },
    end: (signal) =>
      new Promise((resolve) => {
        if (!child || child.exitCode !== null || child.signalCode !== null) return resolve(child?.exitCode ?? null);
        child.once('exit', (code) => resolve(code));
        child.kill(signal);
      }),
    ready: async () => {
      try {
        const response = await fetch(`http://127.0.0.1:${port}/readyz`);
        return { status: response.status, body: await response.text() };
      } catch (cause) {
        return { status: 0, body: String(cause) };
      }
    },
  };
}
