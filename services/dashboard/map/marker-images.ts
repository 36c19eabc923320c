import { freshnessColors } from './palette.ts';

/** Images are drawn at twice their size, sharp on screens of both kinds. */
export const MARKER_PIXEL_RATIO = 2;
const BOX_PX = 44;

/** Name of a marker's image. */
export type MarkerImage = 'fresh' | 'fresh-heading' | 'late' | 'silent';

type Draw = (context: CanvasRenderingContext2D) => void;

// Shape tells the same as colour, for those who see no difference between green and amber: a full disc is fresh
// (with a beak where it heads), a ring is late, a diamond is silent.
const drawings: Record<MarkerImage, Draw> = {
  fresh: (context) => {
    fillOutlined(context, disc(9), freshnessColors.fresh);
    fill(context, disc(3), 'rgb(255 255 255 / 90%)');
  },
  'fresh-heading': (context) => {
    fillOutlined(context, drop(), freshnessColors.fresh);
    fill(context, disc(3), 'rgb(255 255 255 / 90%)');
  },
  late: (context) => {
    fillOutlined(context, disc(9), freshnessColors.late);
    fill(context, disc(4.5), '#ffffff');
  },
  silent: (context) => fillOutlined(context, diamond(8.5), freshnessColors.silent),
};

export function isMarkerImage(name: string): name is MarkerImage {
  return Object.hasOwn(drawings, name);
}

/** Draws a marker, upright, its place in the middle. */
export function drawMarker(image: MarkerImage): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = BOX_PX * MARKER_PIXEL_RATIO;
  canvas.height = canvas.width;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser gave no 2D canvas');
  context.scale(MARKER_PIXEL_RATIO, MARKER_PIXEL_RATIO);
  context.translate(BOX_PX / 2, BOX_PX / 2);
  drawings[image](context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function fillOutlined(context: CanvasRenderingContext2D, path: Path2D, color: string): void {
  context.save();
  context.shadowColor = 'rgb(12 20 28 / 45%)';
  context.shadowBlur = 4 * MARKER_PIXEL_RATIO;
  context.shadowOffsetY = 1 * MARKER_PIXEL_RATIO;
  context.lineJoin = 'round';
  context.lineWidth = 5;
  context.strokeStyle = '#ffffff';
  context.stroke(path);
  context.restore();
  fill(context, path, color);
}

function fill(context: CanvasRenderingContext2D, path: Path2D, color: string): void {
  context.fillStyle = color;
  context.fill(path);
}

function disc(radius: number): Path2D {
  const path = new Path2D();
  path.arc(0, 0, radius, 0, 2 * Math.PI);
  return path;
}

// A disc with a beak upwards, whose sides meet the disc 40° left and right of its top.
function drop(): Path2D {
  const path = new Path2D();
  const sideRad = (40 * Math.PI) / 180;
  path.moveTo(0, -16);
  path.lineTo(9 * Math.sin(sideRad), -9 * Math.cos(sideRad));
  path.arc(0, 0, 9, -Math.PI / 2 + sideRad, -Math.PI / 2 - sideRad);
  path.closePath();
  return path;
}

function diamond(radius: number): Path2D {
  const path = new Path2D();
  path.moveTo(0, -radius);
  path.lineTo(radius, 0);
  path.lineTo(0, radius);
  path.lineTo(-radius, 0);
  path.closePath();
  return path;
}
