import type { TestStack } from '../harness/stack.ts';
import type { Technician } from './technician.ts';

/** The life of tokens that are to expire while the test looks on, s. Longer than a phone needs to be brought to its moment. */
export const SHORT_LIFETIME_S = 4;

/** Something that goes wrong and is put right again. */
export interface Fault {
  readonly name: string;
  /** Hits every phone of the stack, so that no other fault may be tested meanwhile. */
  readonly isShared: boolean;
  /** The phone it will hit, before it starts. */
  prepare?(technician: Technician): void;
  strike(technicians: readonly Technician[]): Promise<void>;
  /** Whether the phone, or the part it depends on, has noticed. */
  isFelt(technician: Technician, backoffsBefore: number): boolean | Promise<boolean>;
  lift(technicians: readonly Technician[]): Promise<void>;
}

/** Every fault but the death of the app itself, which takes a process of its own. */
export function faultsOf(stack: TestStack): Fault[] {
  return [...lineFaults(), ...tokenFaults(), ...serverFaults(stack)];
}

const hasBackedOff = ({ backoffs }: Technician, backoffsBefore: number) => backoffs > backoffsBefore;
/** A phone that never was online notices silence only after a quarter of a minute; that it spoke into it must do. */
const isLostInSilence = (technician: Technician, backoffsBefore: number) =>
  hasBackedOff(technician, backoffsBefore) || (technician.connection() === 'connecting' && technician.line.bytesUp > 0);

function lineFaults(): Fault[] {
  const lineFault = (
    name: string,
    hit: (technician: Technician) => void,
    isFelt: Fault['isFelt'] = hasBackedOff,
  ): Fault => ({
    name,
    isShared: false,
    strike: async (technicians) => technicians.forEach(hit),
    isFelt,
    lift: async (technicians) => void (await Promise.all(technicians.map(({ line }) => line.heal()))),
  });
  return [
    lineFault('refuse', ({ line }) => {
      line.refuse();
      line.reset();
    }),
    lineFault('reset', ({ line }) => line.reset()),
    lineFault('black-hole', ({ line }) => line.blackHole(), isLostInSilence),
    lineFault('half-open', ({ line }) => line.halfOpen(), isLostInSilence),
  ];
}

function tokenFaults(): Fault[] {
  const tokenFault = (name: string, state: 'down' | 'stale'): Fault => ({
    name,
    isShared: false,
    prepare: ({ tokens }) => {
      tokens.lifetimeS = SHORT_LIFETIME_S;
    },
    strike: async (technicians) => {
      for (const { tokens } of technicians) tokens.state = state;
    },
    isFelt: hasBackedOff,
    lift: async (technicians) => {
      for (const { tokens } of technicians) Object.assign(tokens, { state: 'up', lifetimeS: 3_600 });
    },
  });
  return [tokenFault('token expiry', 'stale'), tokenFault('token service down', 'down')];
}

function serverFaults({ services, nats, postgres }: TestStack): Fault[] {
  const isUnready = async (name: 'ingest' | 'writer') => (await services[name].ready()).status !== 200;
  return [
    {
      name: 'ingest killed',
      isShared: true,
      strike: async () => void (await services.ingest.end('SIGKILL')),
      isFelt: hasBackedOff,
      lift: () => services.ingest.start(),
    },
    {
      name: 'broker killed',
      isShared: true,
      strike: () => nats.kill(),
      isFelt: () => isUnready('ingest'),
      lift: () => nats.start(),
    },
    {
      name: 'database stopped',
      isShared: true,
      strike: () => postgres.kill(),
      isFelt: () => isUnready('writer'),
      lift: () => postgres.start(),
    },
  ];
}
