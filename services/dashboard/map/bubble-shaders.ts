import { float, PLACE, SHAPES } from './marker-shaders.ts';

/** The numbers of one bubble, 10 of them. */
export const BUBBLE_ATTRIBUTES = [
  ['way', 4],
  // Start and end of its glide, s by the page's clock.
  ['times', 2],
  // Where in the ring the fresh ones end and the late ones end, 0..1.
  ['shares', 2],
  // Radius px, and the worst inside: 0 fresh, 1 late, 2 silent; 10 more when the selected one is inside.
  ['facts', 2],
] as const;
export const BUBBLE_FLOATS = 10;

const RING_PX = 4;
/** The sign of the worst inside sits on the rim, to the upper right. */
const BADGE_PX = 6;

export const bubbleVertex = `
${PLACE}
in vec4 way;
in vec2 times;
in vec2 shares;
in vec2 facts;
out vec2 local;
flat out vec4 kind;

void main() {
  local = corner * (facts.x + ${float(BADGE_PX)});
  kind = vec4(shares, facts);
  gl_Position = onScreen(placePx(way, times.x, times.y) + local);
}
`;

export const bubbleFragment = `
${SHAPES}
in vec2 local;
flat in vec4 kind;
uniform float dpr;
uniform vec3 freshColor;
uniform vec3 lateColor;
uniform vec3 silentColor;
uniform vec3 haloColor;
uniform vec3 bubbleColor;
uniform vec3 selectionColor;
out vec4 color;

vec3 tintOf(float status) {
  return status == 0.0 ? freshColor : status == 1.0 ? lateColor : silentColor;
}

void main() {
  float worst = mod(kind.w, 10.0);
  float radius = length(local);
  float rim = radius - kind.z;
  float shade = clamp(1.0 - (rim - 1.0) / 5.0, 0.0, 1.0);
  color = over(vec4(0.0), vec3(0.03, 0.06, 0.1), 0.28 * shade * shade);
  color = over(color, haloColor, covered(rim - 1.5, dpr));
  if (kind.w > 9.0) color = over(color, selectionColor, covered(abs(rim - 3.5) - 1.5, dpr));
  // Clockwise from the top, with a gap of a px or two where the status changes.
  float turn = fract(atan(local.x, -local.y) / 6.2832 + 1.0);
  float status = turn < kind.x ? 0.0 : turn < kind.y ? 1.0 : 2.0;
  color = over(color, tintOf(status), covered(rim, dpr));
  // Silent ones are told from fresh ones without colour as well: their part of the ring is broken.
  if (status == 2.0 && fract(turn * 24.0) < 0.3) color = over(color, bubbleColor, 0.75 * covered(rim, dpr));
  color = over(color, bubbleColor, covered(rim + ${float(RING_PX)}, dpr));
  if (worst > 0.0) {
    vec2 badge = local - vec2(0.7071, -0.7071) * kind.z;
    float scale = ${float(BADGE_PX)} / 10.0;
    vec2 inBadge = badge / scale;
    float shape = (worst == 2.0 ? diamondAt(inBadge) : discAt(inBadge)) * scale;
    color = over(color, haloColor, covered(shape - 1.5, dpr));
    color = over(color, tintOf(worst), covered(shape, dpr));
    if (worst == 1.0) color = over(color, haloColor, covered(length(badge) - 2.4, dpr));
  }
}
`;
