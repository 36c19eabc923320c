import type { Fix } from '@fieldcast/protocol';

/** A stored fix, as history gives it out. */
export interface TrackPosition extends Fix {
  /** When ingest received it, ms since the epoch. */
  readonly receivedAtMs: number;
  /** With the technician and the time, the identity of the fix: a 64-bit number in decimal. */
  readonly fixKey: string;
}

/** What a track is about: one technician, the fixes with `fromMs` ≤ time < `toMs`. */
export interface TrackSubject {
  readonly technicianId: string;
  readonly displayName: string | null;
  readonly fromMs: number;
  readonly toMs: number;
  /** The calendar day on which it begins, `2026-11-20`, by the clock of who asked. */
  readonly day: string;
}

/** A file format, written piece by piece: the head, each position in turn, the tail. */
export interface TrackFormat {
  readonly contentType: string;
  readonly fileExtension: string;
  head(subject: TrackSubject): string;
  /** @param index counts the positions of the track from 0. */
  position(position: TrackPosition, subject: TrackSubject, index: number): string;
  readonly tail: string;
}

/** RFC 3339 in UTC with milliseconds. */
export function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
