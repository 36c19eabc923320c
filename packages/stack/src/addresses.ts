import { StackError } from './failure.ts';
import { assertPortFree, findFreePort } from './ports.ts';
import { operationsPortsNeeded, type PlannedProcess, type ProcessCounts } from './service-plan.ts';
import type { StackConfig } from './settings.ts';

/** The ports the services open. */
export interface Ports {
  readonly http: number;
  readonly track: number;
  readonly map: number;
  readonly writer: number;
  /** For the operations paths of processes that share a public port, and of further writers. */
  readonly operations: readonly number[];
}

export interface StackAddresses {
  /** With the code that signs the demo's dispatcher in. */
  readonly board: string;
  readonly track: string;
  readonly map: string;
  readonly http: string;
  readonly writer: string;
  /** Where each process answers its operations paths, by its name. */
  readonly operations: Readonly<Record<string, string>>;
}

/** How many processes of each service the operator wants. @throws StackError when this system cannot run so many. */
export function processCounts(
  { ingestProcesses, writerProcesses, broadcasterProcesses }: StackConfig,
  isSharing: boolean,
): ProcessCounts {
  if (!isSharing && (ingestProcesses > 1 || broadcasterProcesses > 1))
    throw new StackError(
      'Several processes on one port work on Linux only. Set FIELDCAST_INGEST_PROCESSES and FIELDCAST_BROADCASTER_PROCESSES ' +
        'to 1, or run the services by themselves on ports of their own, behind a load balancer.',
    );
  return { ingest: ingestProcesses, writer: writerProcesses, broadcaster: broadcasterProcesses };
}

/** @throws StackError naming the port that is taken and its setting. */
export async function choosePorts(config: StackConfig, counts: ProcessCounts): Promise<Ports> {
  const { bindHost, httpPort, trackPort, mapPort, writerPort } = config;
  const choose = async (port: number, setting: string) => {
    if (port === 0) return findFreePort(bindHost);
    await assertPortFree(bindHost, port, setting);
    return port;
  };
  const operations: number[] = [];
  for (const port of operationsPorts(config, counts))
    operations.push(await choose(port, 'FIELDCAST_FIRST_OPERATIONS_PORT'));
  return {
    http: await choose(httpPort, 'FIELDCAST_HTTP_PORT'),
    track: await choose(trackPort, 'FIELDCAST_TRACK_PORT'),
    map: await choose(mapPort, 'FIELDCAST_MAP_PORT'),
    writer: await choose(writerPort, 'FIELDCAST_WRITER_PORT'),
    operations,
  };
}

/** The operations ports as they are set, one after the other; 0: any free one. */
export function operationsPorts({ operationsPort }: StackConfig, counts: ProcessCounts): number[] {
  const portOf = (_: unknown, index: number) => (operationsPort === 0 ? 0 : operationsPort + index);
  return Array.from({ length: operationsPortsNeeded(counts) }, portOf);
}

/** The addresses for people, and for programs on this machine. */
export function addressesOf(
  bindHost: string,
  ports: Ports,
  plan: readonly PlannedProcess[],
  signInCode: string,
): StackAddresses {
  const host = isLoopbackOrAny(bindHost) ? 'localhost' : urlHost(bindHost);
  const http = `http://${host}:${ports.http}`;
  return {
    board: `${http}/#signin=${signInCode}`,
    http,
    track: `ws://${host}:${ports.track}/v1/track`,
    map: `ws://${host}:${ports.map}/v1/map`,
    writer: `http://${host}:${ports.writer}`,
    operations: Object.fromEntries(plan.map(({ name, operationsPort }) => [name, `http://${host}:${operationsPort}`])),
  };
}

/** The host under which a process on this machine reaches what listens on `bindHost`. */
export function reachableHost(bindHost: string): string {
  return isLoopbackOrAny(bindHost) ? '127.0.0.1' : urlHost(bindHost);
}

/** The address without its password, for files and logs. */
export function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = '';
  return url.href;
}

function isLoopbackOrAny(host: string): boolean {
  return ['127.0.0.1', 'localhost', '0.0.0.0'].includes(host);
}

/** IPv6 addresses stand in brackets; "any" is reached by loopback. */
function urlHost(host: string): string {
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
