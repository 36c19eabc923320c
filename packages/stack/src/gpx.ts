import type { Fix } from '@fieldcast/protocol';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One `trk` of a GPX file, its segments joined, in the order of the file. */
export interface GpxTrack {
  readonly name: string | undefined;
  readonly fixes: readonly Fix[];
  /** Points without a usable time: not fixes, left out. */
  readonly untimedPoints: number;
}

/** The text is not GPX, or has no track. The message says what is wrong with it. */
export class GpxError extends Error {
  override readonly name = 'GpxError';
}

type Node = Readonly<Record<string, unknown>>;

const LISTS = new Set(['trk', 'trkseg', 'trkpt']);
// Values stay text: a number that XML parsing guessed at would already have lost "unknown" and leading zeros.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => LISTS.has(name),
});

/**
 * Reads the tracks of GPX 1.1. `accuracy` (m), `speed` (m/s) and `heading` or `course` (degrees) are found by their
 * local names anywhere in a point's extensions; negative means unknown. Coordinates are taken as they are, so that a
 * wrong one is refused by the server and counted.
 * @throws GpxError
 */
export function parseGpx(xml: string): GpxTrack[] {
  const validity = XMLValidator.validate(xml);
  if (validity !== true) throw new GpxError(`not XML: ${validity.err.msg} (line ${validity.err.line})`);
  const root = asNode(asNode(parser.parse(xml)).gpx);
  const tracks = asList(root.trk).map(toTrack);
  if (tracks.length === 0) throw new GpxError('no <trk> in it: only recorded tracks can be read, not routes or places');
  return tracks;
}

function toTrack(trk: Node): GpxTrack {
  const points = asList(trk.trkseg).flatMap((segment) => asList(segment.trkpt));
  const fixes = points.map(toFix).filter((fix) => fix !== undefined);
  return { name: textOf(trk.name), fixes, untimedPoints: points.length - fixes.length };
}

function toFix(point: Node): Fix | undefined {
  const timeMs = Date.parse(textOf(point.time) ?? '');
  if (!(timeMs >= 0)) return undefined;
  const readings = new Map<string, string>();
  collectTexts(asNode(point.extensions), readings);
  return {
    timeMs,
    latitudeDeg: numberOf(textOf(point['@lat'])) ?? Number.NaN,
    longitudeDeg: numberOf(textOf(point['@lon'])) ?? Number.NaN,
    altitudeM: numberOf(textOf(point.ele)),
    accuracyM: known(readings.get('accuracy')),
    speedMps: known(readings.get('speed')),
    headingDeg: known(readings.get('heading') ?? readings.get('course')),
  };
}

// Vendors nest their extensions differently; the local name is what they agree on.
function collectTexts(node: Node, readings: Map<string, string>): void {
  for (const [name, value] of Object.entries(node)) {
    const text = textOf(value);
    if (text !== undefined) readings.set(name, text);
    else collectTexts(asNode(value), readings);
  }
}

function known(text: string | undefined): number | undefined {
  const value = numberOf(text);
  return value !== undefined && value >= 0 ? value : undefined;
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
}

// The text of an element, also when it has attributes besides.
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const inner = asNode(value)['#text'];
  return typeof inner === 'string' ? inner : undefined;
}

function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}

function asList(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.map(asNode) : [];
}
