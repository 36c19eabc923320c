/** A stretch of speeds that is drawn in one colour. */
export interface SpeedClass {
  /** Its place in the legend, and in the names of the page's tokens: `--speed-0` and so on. */
  readonly index: number;
  /** The slowest speed in it, km/h. */
  readonly fromKmh: number;
  /** The first speed that is no longer in it, km/h; undefined: it has no end. */
  readonly toKmh: number | undefined;
}

export type SpeedColours = readonly string[];

const BOUNDS_KMH = [0, 10, 30, 50, 80] as const;
const KMH_PER_MPS = 3.6;

/** From slow to fast. The bounds are what drivers know: walking pace, side streets, towns, country roads. */
export const SPEED_CLASSES: readonly SpeedClass[] = BOUNDS_KMH.map((fromKmh, index) => ({
  index,
  fromKmh,
  toKmh: BOUNDS_KMH[index + 1],
}));

/**
 * One colour a class, the same as `--speed-*` in styles/tokens.css. The faster, the further from the map's own
 * lightness: darker on the light map, lighter on the dark one. So the order can be seen without seeing hues.
 */
export const lightSpeedColours: SpeedColours = ['#c46000', '#c2353f', '#97207c', '#5a2391', '#231a5c'];
export const darkSpeedColours: SpeedColours = ['#8059d2', '#d45fa8', '#f27d63', '#fbb04a', '#fbf3a0'];

/** The class of a speed; undefined where none was measured. */
export function speedClassOf(speedMps: number | undefined): SpeedClass | undefined {
  if (speedMps === undefined) return undefined;
  const speedKmh = speedMps * KMH_PER_MPS;
  return SPEED_CLASSES.findLast(({ fromKmh }) => speedKmh >= fromKmh) ?? SPEED_CLASSES[0];
}
