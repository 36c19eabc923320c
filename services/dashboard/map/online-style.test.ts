import type { StyleSpecification } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { fontsOf, isDarkStyle } from './online-style.ts';

function styleWith(...textFonts: unknown[]): StyleSpecification {
  const layers = textFonts.map((font, index) => ({
    id: `label-${index}`,
    type: 'symbol',
    source: 'base',
    layout: font === undefined ? {} : { 'text-font': font },
  }));
  return { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background' }, ...layers] } as StyleSpecification;
}

test('our labels use the first plain font list of the base map', () => {
  const style = styleWith(undefined, ['literal', ['Expression']], ['step', ['zoom'], 1], ['Noto Sans Regular']);
  expect(fontsOf(style)).toEqual(['Noto Sans Regular']);
});

test('a base map without labels names no font', () => {
  expect(fontsOf(styleWith())).toBeUndefined();
});

test.each([
  ['rgb(12,12,12)', true],
  ['rgb(242, 243, 240)', false],
  ['#f8f4f0', false],
  ['#123', true],
  ['hsl(47, 26%, 88%)', false],
  ['hsl(210 30% 12%)', true],
  ['white', undefined],
  [['interpolate', ['linear'], ['zoom'], 0, '#000', 9, '#fff'], undefined],
])('a ground of %s is dark: %s', (color, isDark) => {
  const layers = [{ id: 'ground', type: 'background', paint: { 'background-color': color } }];
  expect(isDarkStyle({ version: 8, sources: {}, layers } as StyleSpecification)).toBe(isDark);
});
