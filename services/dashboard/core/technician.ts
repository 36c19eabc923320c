import type { Freshness } from './freshness.ts';

export type Link = 'unknown' | 'connected' | 'disconnected' | 'lost';
export type Duty = 'unknown' | 'off' | 'available' | 'en-route' | 'on-site';
export type Blocker = 'no-permission' | 'location-off' | 'low-power' | 'mock-location' | 'no-signal';
export type DisconnectReason =
  | 'unknown'
  | 'app-closed'
  | 'connection-lost'
  | 'no-heartbeat'
  | 'node-draining'
  | 'token-ran-out'
  | 'access-revoked'
  | 'newer-connection'
  | 'protocol-violation';

export interface TechnicianPosition {
  /** By the phone's clock, ms since the epoch. */
  readonly recordedAtMs: number;
  readonly lat: number;
  readonly lon: number;
  readonly accuracyM: number | undefined;
  readonly speedMps: number | undefined;
  /** Clockwise from true north. */
  readonly headingDeg: number | undefined;
}

/** A technician as the page shows one. The id is the company's own string; a missing name shows the id. */
export interface Technician {
  readonly id: string;
  readonly name: string;
  readonly position: TechnicianPosition | undefined;
  readonly link: Link;
  readonly disconnectReason: DisconnectReason;
  readonly duty: Duty;
  readonly blockers: readonly Blocker[];
  readonly batteryPercent: number | undefined;
  readonly isCharging: boolean;
}

export type FreshnessCounts = Readonly<Record<Freshness, number>>;
