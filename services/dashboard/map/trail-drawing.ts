import { type MarkerOrigin, relativeX } from '../core/marker-origin.ts';
import { type MarkerStore, TRAIL_PLACES_MAX } from '../core/marker-store.ts';
import { forEachTrailPlace } from '../core/marker-trails.ts';
import { FRESHNESS, PLACE, SHAPES } from './marker-shaders.ts';

/** The numbers of one piece of a trail, 12 of them. */
export const TRAIL_ATTRIBUTES = [
  // Where it begins, and the two ages of its ends: 0 at the marker, 1 at the end of the longest trail.
  ['tail', 4],
  // Its end: the marker's way for the first piece, a place for the others.
  ['way', 4],
  // Start and end of the way, when the fix was recorded (s), and an unused one.
  ['times', 4],
] as const;
export const TRAIL_FLOATS = 12;

export const trailVertex = `
${PLACE}
${FRESHNESS}
in vec4 tail;
in vec4 way;
in vec4 times;
out vec2 local;
out float age;
flat out float freshness;

void main() {
  vec2 from = tail.xy * worldPx + offsetPx;
  vec2 to = placePx(way, times.x, times.y);
  vec2 along = to - from;
  float lengthPx = length(along);
  vec2 direction = lengthPx > 0.01 ? along / lengthPx : vec2(1.0, 0.0);
  float t = corner.x * 0.5 + 0.5;
  age = mix(tail.z, tail.w, t);
  freshness = freshnessAt(times.z);
  // No caps: where two pieces overlapped, the trail would be darker.
  local = vec2(t * lengthPx, corner.y * 2.5);
  gl_Position = onScreen(from + direction * local.x + vec2(-direction.y, direction.x) * local.y);
}
`;

export const trailFragment = `
${SHAPES}
in vec2 local;
in float age;
flat in float freshness;
uniform float dpr;
uniform vec3 freshColor;
uniform vec3 lateColor;
uniform vec3 silentColor;
out vec4 color;

void main() {
  vec3 tint = freshness == 0.0 ? freshColor : freshness == 1.0 ? lateColor : silentColor;
  color = over(vec4(0.0), tint, 0.6 * (1.0 - age) * (1.0 - age) * covered(abs(local.y) - 1.5, dpr));
}
`;

/** The pieces of the trails of these markers, as instances. */
export function encodeTrails(store: MarkerStore, slots: readonly number[], origin: MarkerOrigin): Float32Array {
  const floats = new Float32Array(slots.length * (TRAIL_PLACES_MAX + 1) * TRAIL_FLOATS);
  let at = 0;
  for (const slot of slots) at = writeTrail(floats, at, store, slot, origin);
  return floats.subarray(0, at);
}

function writeTrail(
  floats: Float32Array,
  start: number,
  store: MarkerStore,
  slot: number,
  origin: MarkerOrigin,
): number {
  const { columns } = store;
  let at = start;
  let [lastX, lastY, lastAge] = [Number.NaN, 0, 0];
  const recordedS = ((columns.recordedAtMs[slot] ?? 0) - origin.timeMs) / 1000;
  const piece = (toX: number, toY: number, endX: number, endY: number, age: number, startMs: number, endMs: number) => {
    floats.set([lastX, lastY, lastAge, age, toX, toY, endX, endY], at);
    floats[at + 8] = (startMs - origin.clockMs) / 1000;
    floats[at + 9] = (endMs - origin.clockMs) / 1000;
    floats[at + 10] = recordedS;
    at += TRAIL_FLOATS;
  };
  forEachTrailPlace(store, slot, (x, y, age) => {
    const [relative, down] = [relativeX(origin, x), y - origin.y];
    if (!Number.isNaN(lastX)) piece(relative, down, relative, down, age, 0, 0);
    [lastX, lastY, lastAge] = [relative, down, age];
  });
  const toX = lastX + ((columns.toX[slot] ?? 0) - (columns.fromX[slot] ?? 0));
  piece(
    lastX,
    lastY,
    toX,
    (columns.toY[slot] ?? 0) - origin.y,
    0,
    columns.startMs[slot] ?? 0,
    columns.endMs[slot] ?? 0,
  );
  return at;
}
