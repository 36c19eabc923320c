import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { darkMarkers, lightMarkers, type Rgb } from '../map/marker-palette.ts';
import { darkPalette, lightPalette } from '../map/palette.ts';

type Colors = Readonly<Record<string, string>>;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = css.split('@media (prefers-color-scheme: dark)');
const light = colorsIn(lightCss);
/** What the dark page does not name anew is as on the light one. */
const dark = { ...light, ...colorsIn(darkCss) };
const themes = [
  ['light', light, lightPalette],
  ['dark', dark, darkPalette],
] as const;

const SURFACES = ['surface', 'surface-sunken', 'surface-hover', 'surface-selected', 'backdrop'];
const WORDS = ['ink', 'ink-soft', 'fresh-ink', 'late-ink', 'silent-ink', 'past-ink', 'accent-ink'];
/** Words on a ground made for them. */
const PAIRS = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['danger-ink', 'danger-surface'],
  ['danger-ink', 'surface'],
  ['on-alarm', 'alarm'],
  ['on-calm', 'calm'],
  ['on-past', 'past'],
  ['past-ink', 'past-surface'],
  ['ink-soft', 'past-surface'],
  ['ink-faint', 'surface'],
  ['ink-faint', 'surface-sunken'],
  ['qr-ink', 'qr-paper'],
];
const SIGNS = ['fresh', 'late', 'silent', 'late-upload', 'accent', 'focus', 'activity'];
const SPEEDS = ['speed-0', 'speed-1', 'speed-2', 'speed-3', 'speed-4'];

describe.each(themes)('on the %s page', (_name, colors, palette) => {
  test.each(WORDS.flatMap((word) => SURFACES.map((surface) => [word, surface])))(
    '%s is read on %s',
    (word, surface) => {
      expect(contrast(colorOf(colors, word), colorOf(colors, surface))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(PAIRS)('%s is read on %s', (word, ground) => {
    expect(contrast(colorOf(colors, word), colorOf(colors, ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SIGNS.flatMap((sign) => ['surface', 'surface-selected'].map((surface) => [sign, surface])))(
    '%s is seen on %s',
    (sign, surface) => {
      expect(contrast(colorOf(colors, sign), colorOf(colors, surface))).toBeGreaterThanOrEqual(3);
    },
  );

  test.each([...SPEEDS, 'late-upload'])('a trail in %s is seen on the map and in its legend', (sign) => {
    for (const ground of [palette.land, palette.water, colorOf(colors, 'surface'), colorOf(colors, 'halo')])
      expect(contrast(colorOf(colors, sign), ground), ground).toBeGreaterThanOrEqual(3);
  });

  test('each class of speed is told from the next by its lightness alone', () => {
    const steps = SPEEDS.slice(1).map((speed, index) =>
      contrast(colorOf(colors, speed), colorOf(colors, SPEEDS[index] ?? '')),
    );
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(1.25);
    // And in one direction, so that the order is seen, too.
    const lights = SPEEDS.map((speed) => luminance(colorOf(colors, speed)));
    const isUp = (lights[1] ?? 0) > (lights[0] ?? 0);
    expect([...lights].sort((a, b) => (isUp ? a - b : b - a))).toEqual(lights);
  });

  test('names on the map are read on its ground and their halo', () => {
    for (const ground of [palette.land, palette.water, palette.halo, palette.street])
      expect(contrast(palette.label, ground), ground).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.streetName, palette.halo)).toBeGreaterThanOrEqual(4.5);
  });

  test('the ring around whoever is selected is seen on every ground', () => {
    for (const ground of [palette.land, palette.water, palette.street, palette.mainStreet])
      expect(contrast(palette.selection, ground), ground).toBeGreaterThanOrEqual(3);
  });
});

test('the band of the past cannot be taken for trouble, nor for a page that connects', () => {
  for (const [, colors] of themes)
    expect(
      new Set(['past', 'alarm', 'calm'].map((ground) => Math.round(hueDeg(colorOf(colors, ground)) / 20))).size,
    ).toBe(3);
});

describe.each([
  ['light', light, lightMarkers],
  ['dark', dark, darkMarkers],
] as const)('markers on the %s map', (_name, colors, markers) => {
  test.each(['fresh', 'late', 'silent', 'selection'] as const)('%s is seen inside its halo', (name) => {
    expect(contrast(hexOf(markers[name]), hexOf(markers.halo))).toBeGreaterThanOrEqual(3);
  });

  test.each(['fresh', 'late', 'silent'] as const)('%s is the same colour in the list', (name) => {
    expect(hexOf(markers[name])).toBe(colors[name]);
  });
});

function hexOf(rgb: Rgb): string {
  return `#${rgb
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function colorsIn(part: string): Colors {
  return Object.fromEntries([...part.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, color]) => [name, color]));
}

function colorOf(colors: Colors, name: string): string {
  const color = colors[name];
  if (color === undefined) throw new Error(`tokens.css has no colour --${name}`);
  return color;
}

/** As WCAG 2.2 defines it, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function hueDeg(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color);
  return (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;
}

function channelsOf(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
}
