/** Red, green and blue, each 0..1. */
export type Rgb = readonly [number, number, number];

/** Colours of technicians on the map: those of styles/tokens.css, for the shaders. */
export interface MarkerPalette {
  readonly fresh: Rgb;
  readonly late: Rgb;
  readonly silent: Rgb;
  /** Parts a marker from the map under it. */
  readonly halo: Rgb;
  /** The middle of a marker. */
  readonly heart: Rgb;
  readonly selection: Rgb;
  /** The ground of a bubble. */
  readonly bubble: Rgb;
  /** CSS colours: labels are drawn by the browser. */
  readonly label: string;
  readonly labelHalo: string;
  readonly bubbleLabel: string;
}

export const lightMarkers: MarkerPalette = {
  fresh: rgb('#0a8f65'),
  late: rgb('#bb6a00'),
  silent: rgb('#6c7783'),
  halo: rgb('#ffffff'),
  heart: rgb('#ffffff'),
  selection: rgb('#1d5fe0'),
  bubble: rgb('#ffffff'),
  label: '#16202b',
  labelHalo: '#ffffff',
  bubbleLabel: '#16202b',
};

export const darkMarkers: MarkerPalette = {
  fresh: rgb('#17b583'),
  late: rgb('#ee9a26'),
  silent: rgb('#8b97a3'),
  halo: rgb('#0c141c'),
  heart: rgb('#ffffff'),
  selection: rgb('#6ea2ff'),
  bubble: rgb('#131b23'),
  label: '#eef3f7',
  labelHalo: '#0c141c',
  bubbleLabel: '#eef3f7',
};

/** @param hex `#rrggbb`. */
function rgb(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}
