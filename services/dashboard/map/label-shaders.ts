import { PLACE } from './marker-shaders.ts';

/** The numbers of one text, 14 of them. */
export const LABEL_ATTRIBUTES = [
  ['way', 4],
  // Start and end of the way, s.
  ['times', 2],
  // From the place to the middle of the text, and half of its size, px.
  ['box', 4],
  // Left, top, right and bottom in the atlas.
  ['room', 4],
] as const;
export const LABEL_FLOATS = 14;

export const labelVertex = `
${PLACE}
in vec4 way;
in vec2 times;
in vec4 box;
in vec4 room;
uniform float dpr;
out vec2 texel;

void main() {
  // On whole px of the screen, or letters would be blurred.
  vec2 start = placePx(way, times.x, times.y) + box.xy - box.zw + halfPx;
  vec2 px = floor(start * dpr + 0.5) / dpr - halfPx + (corner + 1.0) * box.zw;
  texel = mix(room.xy, room.zw, corner * 0.5 + 0.5);
  gl_Position = onScreen(px);
}
`;

export const labelFragment = `
in vec2 texel;
uniform sampler2D atlas;
out vec4 color;

void main() {
  color = texture(atlas, texel);
}
`;
