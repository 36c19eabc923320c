import { FRESH_AGE_MS_MAX, LATE_AGE_MS_MAX } from '../core/freshness.ts';

/** Marks of a marker, added up into one number. */
export const SELECTED_MARK = 1;
export const FAINT_MARK = 2;
export const LATE_UPLOAD_MARK = 4;
/** No heading is known. */
export const NO_HEADING = -100;

/** Uncertainty is not drawn wider than this, metres: whoever is silent for hours may be anywhere. */
export const CONFIDENCE_M_MAX = 2_000;
/** A ring of somebody who is not selected fades out while it grows from the first to the second radius, px. */
const RING_FADE_FROM_PX = 90;
const RING_GONE_PX = 180;

/** The numbers of one marker, 11 of them. */
export const MARKER_ATTRIBUTES = [
  // From and to, relative to the origin.
  ['way', 4],
  // Start and end of the way by the feed's clock, when the fix was recorded (both relative, s), and the heading (rad).
  ['times', 4],
  // Marks, speed m/s, accuracy m.
  ['facts', 3],
] as const;
export const MARKER_FLOATS = 11;

/**
 * What all vertex shaders share: where an instance stands just now. Places are CSS px from the middle of the view, y
 * downwards.
 */
export const PLACE = `
in vec2 corner;
uniform float clockS;
uniform float worldPx;
uniform vec2 offsetPx;
uniform vec2 halfPx;

vec2 placePx(vec4 way, float startS, float endS) {
  float share = endS > startS ? clamp((clockS - startS) / (endS - startS), 0.0, 1.0) : 1.0;
  return mix(way.xy, way.zw, share) * worldPx + offsetPx;
}

vec4 onScreen(vec2 px) {
  return vec4(px.x / halfPx.x, -px.y / halfPx.y, 0.0, 1.0);
}

const vec4 NOWHERE = vec4(2.0, 2.0, 2.0, 1.0);
`;

/** 0 fresh, 1 late, 2 silent. Judged anew at each frame, so that markers age without news. */
export const FRESHNESS = `
uniform float timeS;

float freshnessAt(float recordedS) {
  float ageS = timeS - recordedS;
  return ageS < ${float(FRESH_AGE_MS_MAX / 1000)} ? 0.0 : ageS < ${float(LATE_AGE_MS_MAX / 1000)} ? 1.0 : 2.0;
}
`;

/** The three shapes around (0, 0): how far outside of it a point is, px. The same as the signs of the list. */
export const SHAPES = `
float discAt(vec2 p) { return length(p) - 9.0; }
float diamondAt(vec2 p) { return (abs(p.x) + abs(p.y) - 10.5) * 0.7071 - 1.0; }
// A disc with a beak upwards: the two lines that touch the disc and meet above it.
float dropAt(vec2 p) {
  float beak = max(dot(vec2(abs(p.x), p.y), vec2(0.8, -0.6)) - 9.0, p.y + 5.4);
  return min(discAt(p), beak);
}
// How much of a px is covered, from its middle's distance.
float covered(float distancePx, float dpr) { return clamp(0.5 - distancePx * dpr, 0.0, 1.0); }
// Puts a colour over another, both premultiplied.
vec4 over(vec4 under, vec3 color, float alpha) { return vec4(color * alpha, alpha) + under * (1.0 - alpha); }
`;

export const markerVertex = `
${PLACE}
${FRESHNESS}
in vec4 way;
in vec4 times;
in vec3 facts;
uniform float size;
out vec2 local;
flat out vec3 kind;

void main() {
  float marks = facts.x;
  float isSelected = mod(marks, 2.0);
  float isFaint = mod(floor(marks / 2.0), 2.0);
  float isLateUpload = floor(marks / 4.0);
  float freshness = freshnessAt(times.z);
  // An old heading says nothing about where somebody drives now.
  float hasBeak = freshness == 0.0 && isFaint == 0.0 && times.w > ${float(NO_HEADING + 1)} && facts.y > 0.5 ? 1.0 : 0.0;
  float turn = hasBeak * times.w;
  vec2 reach = isFaint > 0.0 ? vec2(5.0) : isSelected > 0.0 ? vec2(27.0) : vec2(14.5);
  local = corner * reach;
  if (hasBeak > 0.0 && isSelected == 0.0 && corner.y < 0.0) local.y = -20.5;
  kind = vec3(isFaint > 0.0 ? 3.0 : freshness + hasBeak * 10.0, isSelected, isLateUpload);
  vec2 turned = mat2(cos(turn), sin(turn), -sin(turn), cos(turn)) * local;
  gl_Position = onScreen(placePx(way, times.x, times.y) + turned * size);
}
`;

export const markerFragment = `
${SHAPES}
in vec2 local;
flat in vec3 kind;
uniform float size;
uniform float dpr;
uniform vec3 freshColor;
uniform vec3 lateColor;
uniform vec3 silentColor;
uniform vec3 haloColor;
uniform vec3 heartColor;
uniform vec3 selectionColor;
out vec4 color;

void main() {
  float sharpness = dpr * size;
  if (kind.x == 3.0) {
    float dot = length(local) - 3.0;
    color = over(over(vec4(0.0), haloColor, 0.5 * covered(dot - 1.0, sharpness)), silentColor, 0.7 * covered(dot, sharpness));
    return;
  }
  bool isDrop = kind.x > 9.0;
  float freshness = isDrop ? kind.x - 10.0 : kind.x;
  vec3 tint = freshness == 0.0 ? freshColor : freshness == 1.0 ? lateColor : silentColor;
  float shape = isDrop ? dropAt(local) : freshness == 2.0 ? diamondAt(local) : discAt(local);
  color = vec4(0.0);
  if (kind.y > 0.0) {
    float radius = length(local);
    color = over(color, selectionColor, 0.2 * covered(radius - 22.0, sharpness));
    color = over(color, selectionColor, covered(abs(radius - 22.0) - 1.25, sharpness));
  }
  // A soft shadow lifts the marker off the streets; the halo parts it from its neighbours.
  float shade = clamp(1.0 - (shape - 1.5) / 4.0, 0.0, 1.0);
  color = over(color, vec3(0.03, 0.06, 0.1), 0.32 * shade * shade);
  color = over(color, haloColor, covered(shape - 2.0, sharpness));
  color = over(color, tint, covered(shape, sharpness));
  float heart = freshness == 1.0 ? length(local) - 4.6 : freshness == 0.0 ? length(local) - 2.6 : 1.0;
  if (kind.z > 0.0) {
    // Known only from a late upload: hollow, its rim in dashes.
    heart = shape + 2.6;
    float dash = fract(atan(local.y, local.x) * 8.0 / 6.2832);
    if (dash < 0.35) color = over(color, haloColor, covered(shape, sharpness));
  }
  color = over(color, heartColor, covered(heart, sharpness));
}
`;

export const ringVertex = `
${PLACE}
${FRESHNESS}
in vec4 way;
in vec4 times;
in vec3 facts;
uniform float pxPerM;
out vec2 local;
flat out vec3 ring;
flat out float shade;

void main() {
  float isSelected = mod(facts.x, 2.0);
  float isFaint = mod(floor(facts.x / 2.0), 2.0);
  float freshness = freshnessAt(times.z);
  float ageS = max(0.0, timeS - times.z);
  float accuracyPx = facts.z * pxPerM;
  // They may have gone on as fast as they last went, anywhere.
  float reachM = min(facts.z + (freshness == 0.0 ? 0.0 : ageS * facts.y), ${float(CONFIDENCE_M_MAX)});
  float radius = reachM * pxPerM;
  shade = isSelected > 0.0 ? 1.0 : 1.0 - smoothstep(${float(RING_FADE_FROM_PX)}, ${float(RING_GONE_PX)}, radius);
  shade *= isSelected > 0.0 ? 1.0 : 1.0 - smoothstep(60.0, ${float(LATE_AGE_MS_MAX / 1000)}, ageS);
  bool isDrawn = isSelected > 0.0 || (freshness == 1.0 && isFaint == 0.0 && radius > 13.0 && shade > 0.02);
  local = corner * (radius + 2.0);
  ring = vec3(radius, isSelected > 0.0 ? min(accuracyPx, radius) : 0.0, freshness);
  gl_Position = isDrawn ? onScreen(placePx(way, times.x, times.y) + local) : NOWHERE;
}
`;

export const ringFragment = `
${SHAPES}
in vec2 local;
flat in vec3 ring;
flat in float shade;
uniform float dpr;
uniform vec3 lateColor;
uniform vec3 silentColor;
uniform vec3 selectionColor;
out vec4 color;

void main() {
  float radius = length(local);
  vec3 tint = ring.z == 1.0 ? lateColor : ring.z == 2.0 ? silentColor : selectionColor;
  color = over(vec4(0.0), tint, 0.1 * shade * covered(radius - ring.x, dpr));
  color = over(color, tint, 0.7 * shade * covered(abs(radius - ring.x) - 0.7, dpr));
  if (ring.y > 0.0) {
    color = over(color, selectionColor, 0.1 * covered(radius - ring.y, dpr));
    color = over(color, selectionColor, 0.8 * covered(abs(radius - ring.y) - 0.75, dpr));
  }
}
`;

/** A number as GLSL writes it. */
export function float(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
