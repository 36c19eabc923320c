import { darkPalette, lightPalette } from './palette.ts';

/** Images are drawn at twice their size, sharp on screens of both kinds. */
export const IMAGE_PIXEL_RATIO = 2;
const STOP_PX = 28;
const PIN_WIDTH_PX = 22;
const PIN_HEIGHT_PX = 30;
const FONT = '650 11px system-ui, sans-serif';

/** A stop: a disc with its number; the one pointed out is filled. */
export function drawStop(number: string, isPointedOut: boolean, isDark: boolean): ImageData {
  const { label, halo, selection } = isDark ? darkPalette : lightPalette;
  const context = openCanvas(STOP_PX, STOP_PX);
  const middle = STOP_PX / 2;
  disc(context, middle, middle, isPointedOut ? 13 : 11.5, halo);
  disc(context, middle, middle, isPointedOut ? 11.5 : 10, isPointedOut ? selection : label);
  if (!isPointedOut) disc(context, middle, middle, 8.5, halo);
  context.fillStyle = isPointedOut ? halo : label;
  context.font = FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(number, middle, middle + 0.5);
  return read(context, STOP_PX, STOP_PX);
}

/** The pin of the clicked place; its tip is at the middle of the lower edge. */
export function drawPin(isDark: boolean): ImageData {
  const { label, halo } = isDark ? darkPalette : lightPalette;
  const context = openCanvas(PIN_WIDTH_PX, PIN_HEIGHT_PX);
  const [middle, top] = [PIN_WIDTH_PX / 2, 11];
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = halo;
  context.fillStyle = label;
  context.beginPath();
  context.moveTo(middle, PIN_HEIGHT_PX - 2);
  context.lineTo(middle - 6.6, top + 5);
  context.arc(middle, top, 8, Math.PI * 0.8, Math.PI * 0.2);
  context.closePath();
  context.stroke();
  context.fill();
  disc(context, middle, top, 3, halo);
  return read(context, PIN_WIDTH_PX, PIN_HEIGHT_PX);
}

function disc(context: OffscreenCanvasRenderingContext2D, x: number, y: number, radius: number, color: string): void {
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function openCanvas(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(width * IMAGE_PIXEL_RATIO, height * IMAGE_PIXEL_RATIO);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser gave no 2D canvas');
  context.scale(IMAGE_PIXEL_RATIO, IMAGE_PIXEL_RATIO);
  return context;
}

function read(context: OffscreenCanvasRenderingContext2D, width: number, height: number): ImageData {
  return context.getImageData(0, 0, width * IMAGE_PIXEL_RATIO, height * IMAGE_PIXEL_RATIO);
}
