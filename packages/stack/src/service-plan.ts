import type { Ports } from './addresses.ts';

/** Services of which a stack may run several processes. Dispatch is not among them: Node 20 cannot share its port. */
export type ScalableService = 'ingest' | 'writer' | 'broadcaster';

export type ProcessCounts = Readonly<Record<ScalableService, number>>;

/** One process of a service that the stack starts. */
export interface PlannedProcess {
  /** `ingest`, or `ingest-1`, `ingest-2` … of several: the name of its log, too. */
  readonly name: string;
  /** The service, and so the bundle. */
  readonly service: string;
  /** Its settings on top of those that every process gets. */
  readonly env: Readonly<Record<string, string>>;
  /** Where its operations paths are, of nobody else's. */
  readonly operationsPort: number;
}

/** How many ports the operations paths need besides the public ones and the writer's. */
export function operationsPortsNeeded({ ingest, writer, broadcaster }: ProcessCounts): number {
  return (ingest > 1 ? ingest : 0) + (writer - 1) + (broadcaster > 1 ? broadcaster : 0);
}

/**
 * The processes of all services. Of several ingests or broadcasters each opens the public port, shared with the others,
 * and an operations port of its own. A single one keeps its port to itself: somebody else on it would be noticed.
 */
export function planServices(counts: ProcessCounts, ports: Ports): PlannedProcess[] {
  const operationsPorts = [...ports.operations];
  const nextPort = () => {
    const port = operationsPorts.shift();
    if (port === undefined) throw new Error('fewer operations ports than processes');
    return port;
  };
  const sharing = (service: ScalableService, publicPort: number) =>
    namesOf(service, counts[service]).map((name) => {
      if (counts[service] === 1) return { name, service, env: ALONE, operationsPort: publicPort };
      const operationsPort = nextPort();
      const env = { FIELDCAST_SHARE_PORT: '1', FIELDCAST_OPERATIONS_PORT: String(operationsPort) };
      return { name, service, env, operationsPort };
    });
  const writers = () =>
    namesOf('writer', counts.writer).map((name, index) => {
      const operationsPort = index === 0 ? ports.writer : nextPort();
      return { name, service: 'writer', env: { FIELDCAST_WRITER_PORT: String(operationsPort) }, operationsPort };
    });
  return [
    { name: 'dispatch', service: 'dispatch', env: {}, operationsPort: ports.http },
    ...sharing('ingest', ports.track),
    ...sharing('broadcaster', ports.map),
    ...writers(),
  ];
}

/** The service that a process of this name runs. */
export function serviceOf(processName: string): string {
  return processName.replace(/-\d+$/, '');
}

// Empty counts as not set: what the operator has set for a service started by hand must not reach ours.
const ALONE = { FIELDCAST_SHARE_PORT: '', FIELDCAST_OPERATIONS_PORT: '' } as const;

function namesOf(service: ScalableService, count: number): string[] {
  return count === 1 ? [service] : Array.from({ length: count }, (_, index) => `${service}-${index + 1}`);
}
