import type { Sampling } from '@fieldcast/core';
import { type Clock, globalClock } from '../environment.ts';
import type { Blocker } from '../words.ts';
import type { LocationListener, LocationSource, Reading } from './source.ts';

/** How long the receiver may look for one reading. */
const LOCATE_TIMEOUT_MS = 20_000;
const PERMISSION_DENIED = 1;

/** The part of a browser's `Position` we read. `NaN`, null or a negative number: unknown. */
export interface BrowserPosition {
  /** ms since the Unix epoch. */
  readonly timestamp: number;
  readonly coords: {
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracy: number;
    readonly altitude: number | null;
    readonly speed: number | null;
    readonly heading: number | null;
  };
}

/** 1: no permission, 2: no position to be had, 3: not in time. */
export interface BrowserPositionError {
  readonly code: number;
  readonly message: string;
}

/** The part of `navigator.geolocation` we use. */
export interface BrowserGeolocation {
  watchPosition(
    success: (position: BrowserPosition) => void,
    failure: (error: BrowserPositionError) => void,
    options: { readonly enableHighAccuracy: boolean; readonly maximumAge: number },
  ): number;
  clearWatch(watchId: number): void;
  getCurrentPosition(
    success: (position: BrowserPosition) => void,
    failure: (error: BrowserPositionError) => void,
    options: { readonly enableHighAccuracy: boolean; readonly maximumAge: number; readonly timeout: number },
  ): void;
}

/** The part of a `PermissionStatus` we use. */
export interface BrowserPermission {
  readonly state: string;
  onchange: (() => void) | null;
}

export interface BrowserLocationOptions {
  /** Default: `navigator.geolocation`. */
  readonly geolocation?: BrowserGeolocation | undefined;
  /** Asks for the state of the permission. Default: by `navigator.permissions`, where there is one. */
  readonly queryPermission?: (() => Promise<BrowserPermission>) | undefined;
  /** Default: the global one. */
  readonly clock?: Clock | undefined;
}

interface BrowserNavigator {
  readonly geolocation?: BrowserGeolocation;
  readonly permissions?: { query(wanted: { readonly name: 'geolocation' }): Promise<BrowserPermission> };
}

/**
 * The browser's receiver. It speaks only while the page is open, and in most browsers only while it is visible. Where the
 * receiver is silent for the wanted interval, as while lying still, it is asked; so a refusal is tried again, too.
 *
 * Blockers: no permission; no geolocation at all or none over http: location off; nothing found: no signal.
 */
export function createBrowserLocation(options: BrowserLocationOptions = {}): LocationSource {
  const navigator = (globalThis as { navigator?: BrowserNavigator }).navigator;
  const { geolocation = navigator?.geolocation, clock = globalClock } = options;
  const permissions = navigator?.permissions;
  const queryPermission =
    options.queryPermission ?? (permissions && (() => permissions.query({ name: 'geolocation' })));
  let listener: LocationListener | undefined;
  let wanted: Sampling | undefined;
  let watchId: number | undefined;
  let heartbeat: unknown;
  let permission: BrowserPermission | undefined;
  // Callbacks of an earlier watch may still come; they are told apart by this number.
  let run = 0;

  const tell = (...blockers: Blocker[]) => listener?.blockers(blockers);
  const fail = ({ code }: BrowserPositionError) => tell(code === PERMISSION_DENIED ? 'no_permission' : 'no_signal');
  const heard = (position: BrowserPosition) => {
    tell();
    listener?.reading(readingOf(position));
    rearm();
  };
  const rearm = () => {
    clock.clearTimeout(heartbeat);
    if (wanted) heartbeat = clock.setTimeout(ask, wanted.intervalMs);
  };
  const ask = () => {
    const askedRun = run;
    const isHighAccuracy = wanted?.accuracy === 'high';
    geolocation?.getCurrentPosition(
      (position) => {
        if (askedRun === run) heard(position);
      },
      (error) => {
        if (askedRun !== run) return;
        fail(error);
        rearm();
      },
      { enableHighAccuracy: isHighAccuracy, maximumAge: 0, timeout: LOCATE_TIMEOUT_MS },
    );
  };
  const endWatch = () => {
    run++;
    if (watchId !== undefined) geolocation?.clearWatch(watchId);
    watchId = undefined;
    clock.clearTimeout(heartbeat);
  };
  const watch = () => {
    endWatch();
    if (!geolocation || !wanted) return;
    const watchedRun = run;
    watchId = geolocation.watchPosition(
      (position) => {
        if (watchedRun === run) heard(position);
      },
      (error) => {
        if (watchedRun === run) fail(error);
      },
      { enableHighAccuracy: wanted.accuracy === 'high', maximumAge: 0 },
    );
    rearm();
  };
  const followPermission = (status: BrowserPermission) => {
    permission = status;
    status.onchange = () => {
      if (!listener) return;
      if (status.state === 'denied') tell('no_permission');
      // A watch that was refused stays dead when the permission is given later.
      else watch();
    };
  };
  return {
    start: (sampling, newListener) => {
      listener = newListener;
      wanted = sampling;
      if (!geolocation) return tell('location_off');
      watch();
      // Browsers that cannot tell the permission tell it with the first error.
      if (!permission) queryPermission?.().then(followPermission, () => undefined);
    },
    change: (sampling) => {
      if (!wanted) return;
      const isOtherAccuracy = sampling.accuracy !== wanted.accuracy;
      wanted = sampling;
      if (isOtherAccuracy) watch();
      else rearm();
    },
    locate: () => locateWith(geolocation),
    stop: () => {
      listener = undefined;
      wanted = undefined;
      endWatch();
    },
  };
}

function locateWith(geolocation: BrowserGeolocation | undefined): Promise<Reading> {
  return new Promise((resolve, reject) => {
    if (!geolocation) throw new Error('there is no geolocation here');
    geolocation.getCurrentPosition(
      (position) => resolve(readingOf(position)),
      ({ code, message }) => reject(new Error(`no reading: ${message} (geolocation error ${code})`)),
      { enableHighAccuracy: true, maximumAge: 0, timeout: LOCATE_TIMEOUT_MS },
    );
  });
}

function readingOf({ timestamp, coords }: BrowserPosition): Reading {
  return {
    timeMs: timestamp,
    latitudeDeg: coords.latitude,
    longitudeDeg: coords.longitude,
    accuracyM: knownOf(coords.accuracy),
    altitudeM: Number.isFinite(coords.altitude) ? (coords.altitude ?? undefined) : undefined,
    speedMps: knownOf(coords.speed),
    headingDeg: knownOf(coords.heading),
  };
}

function knownOf(value: number | null): number | undefined {
  return value !== null && value >= 0 ? value : undefined;
}
