import { DEGREE_E7, isExternalId, type v1 } from '@fieldcast/protocol';

const LATITUDE_E7_MAX = 90 * DEGREE_E7;
export const LONGITUDE_E7_MAX = 180 * DEGREE_E7;
export const WORLD_E7 = 360 * DEGREE_E7;
const ZOOM_MAX = 30;
/** The margin around the box on each side, as a share of its width and height: a short pan shows nothing stale. */
const MARGIN_SHARE = 0.25;

/** What a board looks at, margin included, in 1e-7 degrees. */
export interface Viewport {
  readonly westE7: number;
  /** 0 to 360 degrees eastward from `westE7`; so a box over the antimeridian is like any other. */
  readonly widthE7: number;
  readonly southE7: number;
  readonly northE7: number;
  /** The map's zoom level, 0 to 30. */
  readonly zoom: number;
  /** Always counts as visible; empty: nobody. */
  readonly followedTechnicianId: string;
}

/** The viewport of a View frame; undefined when the view is not a box on Earth. */
export function toViewport(view: v1.View.$Properties): Viewport | undefined {
  const { westE7 = 0, southE7 = 0, eastE7 = 0, northE7 = 0, zoom = 0, followedTechnicianId = '' } = view;
  if (Math.max(Math.abs(westE7), Math.abs(eastE7)) > LONGITUDE_E7_MAX) return undefined;
  if (Math.max(Math.abs(southE7), Math.abs(northE7)) > LATITUDE_E7_MAX || southE7 > northE7) return undefined;
  if (zoom > ZOOM_MAX || (followedTechnicianId !== '' && !isExternalId(followedTechnicianId))) return undefined;
  const boxWidthE7 = westE7 <= eastE7 ? eastE7 - westE7 : eastE7 - westE7 + WORLD_E7;
  const marginEastE7 = Math.round(boxWidthE7 * MARGIN_SHARE);
  const marginNorthE7 = Math.round((northE7 - southE7) * MARGIN_SHARE);
  return {
    westE7: westE7 - marginEastE7,
    widthE7: Math.min(WORLD_E7, boxWidthE7 + 2 * marginEastE7),
    southE7: southE7 - marginNorthE7,
    northE7: northE7 + marginNorthE7,
    zoom,
    followedTechnicianId,
  };
}

/** The box as it is on the screen. */
export function withoutMargin(viewport: Viewport): Viewport {
  const { westE7, widthE7, southE7, northE7 } = viewport;
  const marginPart = MARGIN_SHARE / (1 + 2 * MARGIN_SHARE);
  const marginEastE7 = Math.round(widthE7 * marginPart);
  const marginNorthE7 = Math.round((northE7 - southE7) * marginPart);
  return {
    ...viewport,
    westE7: westE7 + marginEastE7,
    widthE7: widthE7 - 2 * marginEastE7,
    southE7: southE7 + marginNorthE7,
    northE7: northE7 - marginNorthE7,
  };
}

/** True when nobody is ever off the screen: such a board can share its frames with those that named no view. */
export function isWholeWorld({ widthE7, southE7, northE7 }: Viewport): boolean {
  return widthE7 === WORLD_E7 && southE7 <= -LATITUDE_E7_MAX && northE7 >= LATITUDE_E7_MAX;
}

export function isInside(viewport: Viewport, latitudeE7: number, longitudeE7: number): boolean {
  if (latitudeE7 < viewport.southE7 || latitudeE7 > viewport.northE7) return false;
  let eastwardE7 = longitudeE7 - viewport.westE7;
  if (eastwardE7 < 0) eastwardE7 += WORLD_E7;
  else if (eastwardE7 >= WORLD_E7) eastwardE7 -= WORLD_E7;
  return eastwardE7 <= viewport.widthE7;
}
