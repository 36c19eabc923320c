import type { StyleSpecification } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { isDarkStyle } from './online-style.ts';

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
