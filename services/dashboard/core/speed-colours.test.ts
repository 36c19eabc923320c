import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { darkPalette, lightPalette } from '../map/palette.ts';
import { darkSpeedColours, lightSpeedColours, SPEED_CLASSES, speedClassOf } from './speed-colours.ts';

describe('the class of a speed', () => {
  it.each([
    [0, 0],
    [2.7, 0],
    [2.8, 1],
    [8.4, 2],
    [13.8, 2],
    [13.9, 3],
    [22.3, 4],
    [70, 4],
    [-1, 0],
  ])('of %d m/s is %d', (speedMps, index) => expect(speedClassOf(speedMps)?.index).toBe(index));

  it('is unknown where nothing was measured', () => expect(speedClassOf(undefined)).toBeUndefined());
});

describe.each([
  { theme: 'light', colours: lightSpeedColours, land: lightPalette.land, isBrighter: false, tokens: 0 },
  { theme: 'dark', colours: darkSpeedColours, land: darkPalette.land, isBrighter: true, tokens: 1 },
])('the colours of speed in the $theme', ({ colours, land, isBrighter, tokens }) => {
  it('are one a class', () => expect(colours).toHaveLength(SPEED_CLASSES.length));

  it('stand out from the land, 3:1 or more', () => {
    for (const colour of colours) expect(contrast(colour, land)).toBeGreaterThanOrEqual(3);
  });

  it('can be told apart and put in order by lightness alone', () => {
    for (const [index, colour] of colours.slice(1).entries()) {
      const slower = colours[index] ?? '';
      expect(luminance(colour) > luminance(slower)).toBe(isBrighter);
      expect(contrast(colour, slower)).toBeGreaterThan(1.25);
    }
  });

  it('are those of the page', () => {
    const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
    const theme = css.split('@media (prefers-color-scheme: dark)')[tokens] ?? '';
    expect([...theme.matchAll(/--speed-\d: (#[0-9a-f]{6});/g)].map(([, colour]) => colour)).toEqual(colours);
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}
