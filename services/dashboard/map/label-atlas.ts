/** A text's room in the atlas, CSS px: longer ones end in an ellipsis. */
const ROOM_WIDTH_PX = 168;
const ROOM_HEIGHT_PX = 22;
const HALO_PX = 3;
/** Sharper than this no screen shows text; it bounds the atlas's memory to 16 MB. */
const DPR_MAX = 2;
const ATLAS_PX = 2_048;
/** Texts drawn in one frame; further ones come in the next, so that no frame takes long. */
const TEXTS_PER_FRAME = 12;

const FONT_FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
const STYLES = {
  name: { font: `500 12.5px ${FONT_FAMILY}`, hasHalo: true },
  selected: { font: `650 13.5px ${FONT_FAMILY}`, hasHalo: true },
  count: { font: `650 12.5px ${FONT_FAMILY}`, hasHalo: false },
} as const;
export type LabelStyle = keyof typeof STYLES;

/** Where a text is in the atlas (0..1), and its size, CSS px. */
export interface AtlasText {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface LabelColors {
  readonly label: string;
  readonly labelHalo: string;
  readonly bubbleLabel: string;
}

/**
 * Texts drawn by the browser, which knows every script and emoji, into one texture. It has a fixed number of rooms; when
 * all are taken, the text that has not been asked for longest gives up its own.
 */
export interface LabelAtlas {
  /** Undefined while it waits to be drawn. */
  find(text: string, style: LabelStyle): AtlasText | undefined;
  /** A new frame may draw texts again. */
  beginFrame(): void;
  /** True when a text was asked for that has to wait. */
  isBehind(): boolean;
  bind(): void;
  remove(): void;
}

interface Room extends AtlasText {
  readonly index: number;
}

export function createLabelAtlas(
  gl: WebGL2RenderingContext,
  devicePixelRatio: number,
  colors: LabelColors,
): LabelAtlas {
  const dpr = Math.min(DPR_MAX, Math.max(1, devicePixelRatio));
  const roomWidth = Math.ceil(ROOM_WIDTH_PX * dpr);
  const roomHeight = Math.ceil(ROOM_HEIGHT_PX * dpr);
  const columns = Math.floor(ATLAS_PX / roomWidth);
  const roomsMax = columns * Math.floor(ATLAS_PX / roomHeight);
  // In the order in which they were last asked for.
  const rooms = new Map<string, Room>();
  const canvas = new OffscreenCanvas(roomWidth, roomHeight);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('the browser gave no 2D canvas');
  const texture = createTexture(gl);
  let left = TEXTS_PER_FRAME;
  let isBehind = false;

  const draw = (key: string, text: string, style: LabelStyle): Room => {
    const index = rooms.size < roomsMax ? rooms.size : freeOldest(rooms);
    const widthPx = paint(context, dpr, text, style, colors);
    const x = (index % columns) * roomWidth;
    const y = Math.floor(index / columns) * roomHeight;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    const image = context.getImageData(0, 0, roomWidth, roomHeight);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, gl.RGBA, gl.UNSIGNED_BYTE, image);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    const room = {
      index,
      left: x / ATLAS_PX,
      top: y / ATLAS_PX,
      right: (x + Math.ceil(widthPx * dpr)) / ATLAS_PX,
      bottom: (y + roomHeight) / ATLAS_PX,
      widthPx: Math.ceil(widthPx * dpr) / dpr,
      heightPx: roomHeight / dpr,
    };
    rooms.set(key, room);
    return room;
  };

  return {
    find: (text, style) => {
      const key = `${style} ${text}`;
      const room = rooms.get(key);
      if (room) {
        rooms.delete(key);
        rooms.set(key, room);
        return room;
      }
      if (left === 0) {
        isBehind = true;
        return undefined;
      }
      left--;
      return draw(key, text, style);
    },
    beginFrame: () => {
      left = TEXTS_PER_FRAME;
      isBehind = false;
    },
    isBehind: () => isBehind,
    bind: () => {
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, texture);
    },
    remove: () => gl.deleteTexture(texture),
  };
}

function freeOldest(rooms: Map<string, Room>): number {
  for (const [key, { index }] of rooms) {
    rooms.delete(key);
    return index;
  }
  return 0;
}

function createTexture(gl: WebGL2RenderingContext): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, ATLAS_PX, ATLAS_PX);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}

// Answers the text's width with its halo, CSS px.
function paint(
  context: OffscreenCanvasRenderingContext2D,
  dpr: number,
  text: string,
  style: LabelStyle,
  colors: LabelColors,
): number {
  const { font, hasHalo } = STYLES[style];
  context.setTransform(dpr, 0, 0, dpr, 0, 0);
  context.clearRect(0, 0, ROOM_WIDTH_PX + 1, ROOM_HEIGHT_PX + 1);
  context.font = font;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.lineJoin = 'round';
  const widthMax = ROOM_WIDTH_PX - 2 * HALO_PX;
  const shown = shortened(text, (part) => context.measureText(part).width <= widthMax);
  const y = ROOM_HEIGHT_PX / 2 + 0.5;
  if (hasHalo) {
    context.lineWidth = HALO_PX;
    context.strokeStyle = colors.labelHalo;
    context.strokeText(shown, HALO_PX, y);
  }
  context.fillStyle = hasHalo ? colors.label : colors.bubbleLabel;
  context.fillText(shown, HALO_PX, y);
  return Math.min(ROOM_WIDTH_PX, context.measureText(shown).width + 2 * HALO_PX);
}

/** The text, or as much of its beginning as fits with an ellipsis behind it. Cuts between what people see as letters. */
export function shortened(text: string, doesFit: (part: string) => boolean): string {
  if (doesFit(text)) return text;
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  let fitting = 0;
  let tooLong = letters.length;
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (doesFit(`${letters.slice(0, middle).join('').trimEnd()}…`)) fitting = middle;
    else tooLong = middle;
  }
  return `${letters.slice(0, fitting).join('').trimEnd()}…`;
}
