import type { StyleSpecification } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { fontsOf } from './online-style.ts';

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
