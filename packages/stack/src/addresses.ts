import { assertPortFree, findFreePort } from './ports.ts';
import type { StackConfig } from './settings.ts';

/** The ports the services open. */
export interface Ports {
  readonly http: number;
  readonly track: number;
  readonly map: number;
  readonly writer: number;
}

export interface StackAddresses {
  /** With the code that signs the demo's dispatcher in. */
  readonly board: string;
  readonly track: string;
  readonly map: string;
  readonly http: string;
  readonly writer: string;
}

/** @throws StackError naming the port that is taken and its setting. */
export async function choosePorts({ bindHost, httpPort, trackPort, mapPort, writerPort }: StackConfig): Promise<Ports> {
  const choose = async (port: number, setting: string) => {
    if (port === 0) return findFreePort(bindHost);
    await assertPortFree(bindHost, port, setting);
    return port;
  };
  return {
    http: await choose(httpPort, 'FIELDCAST_HTTP_PORT'),
    track: await choose(trackPort, 'FIELDCAST_TRACK_PORT'),
    map: await choose(mapPort, 'FIELDCAST_MAP_PORT'),
    writer: await choose(writerPort, 'FIELDCAST_WRITER_PORT'),
  };
}

/** The addresses for people, and for programs on this machine. */
export function addressesOf(bindHost: string, ports: Ports, signInCode: string): StackAddresses {
  const host = isLoopbackOrAny(bindHost) ? 'localhost' : urlHost(bindHost);
  const http = `http://${host}:${ports.http}`;
  return {
    board: `${http}/#signin=${signInCode}`,
    http,
    track: `ws://${host}:${ports.track}/v1/track`,
    map: `ws://${host}:${ports.map}/v1/map`,
    writer: `http://${host}:${ports.writer}`,
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
