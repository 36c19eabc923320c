import type { Bubble } from '../core/marker-clusters.ts';
import { type Label, placeLabels } from '../core/marker-labels.ts';
import { type MarkerOrigin, relativeX } from '../core/marker-origin.ts';
import type { MarkerStore } from '../core/marker-store.ts';
import type { AtlasText, LabelAtlas } from './label-atlas.ts';
import { LABEL_FLOATS } from './label-shaders.ts';
import type { LayerFrame } from './layer-graphics.ts';

/** From the rim of a bubble to the middle of a name under it, px. */
const SELECTED_GAP_PX = 14;

/** The names of markers and the counts of bubbles, as instances. */
export interface LabelDrawing {
  /** Decides anew which names are shown. */
  place(frame: LayerFrame, atlas: LabelAtlas): void;
  has(slot: number): boolean;
  count(): number;
  /** Nobody's name is shown until the next placing. */
  forget(): void;
  encodeNames(frame: LayerFrame, origin: MarkerOrigin, atlas: LabelAtlas): Float32Array;
  /** And the name of the selected technician, when it is within a bubble. */
  encodeCounts(frame: LayerFrame, origin: MarkerOrigin, clockOriginMs: number, atlas: LabelAtlas): Float32Array;
}

export function createLabelDrawing(): LabelDrawing {
  let labels: ReadonlyMap<number, Label> = new Map();

  return {
    place: (frame, atlas) => {
      const { store, layout } = frame;
      const measure = (slot: number, isSelected: boolean) => {
        const text = findName(atlas, store, slot, isSelected);
        return text && ([text.widthPx, text.heightPx - 5] as const);
      };
      labels = placeLabels(store, layout, frame, measure, labels);
    },
    has: (slot) => labels.has(slot),
    count: () => labels.size,
    forget: () => {
      labels = new Map();
    },
    encodeNames: ({ store, selectedSlot }, origin, atlas) => {
      const floats = new Float32Array(labels.size * LABEL_FLOATS);
      let at = 0;
      for (const { slot, dxPx, dyPx } of labels.values()) {
        const text = findName(atlas, store, slot, slot === selectedSlot);
        if (!text) continue;
        at = writeSlotWay(floats, at, store, slot, origin);
        at = writeText(floats, at, text, dxPx, dyPx);
      }
      return floats.subarray(0, at);
    },
    encodeCounts: ({ store, layout, selectedSlot }, origin, clockOriginMs, atlas) => {
      const { bubbles } = layout.clusters;
      const floats = new Float32Array((bubbles.length + 1) * LABEL_FLOATS);
      let at = 0;
      for (const bubble of bubbles) {
        const count = atlas.find(countText(bubble.count), 'count');
        if (count) at = writeText(floats, writeBubbleWay(floats, at, bubble, origin, clockOriginMs), count, 0, 0);
        if (!bubble.hasSelected || selectedSlot === undefined) continue;
        const name = findName(atlas, store, selectedSlot, true);
        const below = bubble.radiusPx + SELECTED_GAP_PX;
        if (name) at = writeText(floats, writeBubbleWay(floats, at, bubble, origin, clockOriginMs), name, 0, below);
      }
      return floats.subarray(0, at);
    },
  };
}

/** Three digits fit into a bubble: `999`, `1.2k`, `50k`. */
export function countText(count: number): string {
  if (count < 1_000) return String(count);
  const thousands = count / 1_000;
  return `${thousands < 9.95 ? thousands.toFixed(1) : Math.round(thousands)}k`;
}

function findName(atlas: LabelAtlas, store: MarkerStore, slot: number, isSelected: boolean): AtlasText | undefined {
  const name = store.names[slot];
  return name ? atlas.find(name, isSelected ? 'selected' : 'name') : undefined;
}

function writeBubbleWay(
  floats: Float32Array,
  start: number,
  bubble: Bubble,
  origin: MarkerOrigin,
  clockOriginMs: number,
): number {
  let at = start;
  const fromX = relativeX(origin, bubble.fromX);
  floats[at++] = fromX;
  floats[at++] = bubble.fromY - origin.y;
  floats[at++] = fromX + (bubble.toX - bubble.fromX);
  floats[at++] = bubble.toY - origin.y;
  floats[at++] = (bubble.startMs - clockOriginMs) / 1000;
  floats[at++] = (bubble.endMs - clockOriginMs) / 1000;
  return at;
}

function writeSlotWay(
  floats: Float32Array,
  start: number,
  { columns }: MarkerStore,
  slot: number,
  origin: MarkerOrigin,
): number {
  let at = start;
  const fromX = columns.fromX[slot] ?? 0;
  const relative = relativeX(origin, fromX);
  floats[at++] = relative;
  floats[at++] = (columns.fromY[slot] ?? 0) - origin.y;
  floats[at++] = relative + ((columns.toX[slot] ?? 0) - fromX);
  floats[at++] = (columns.toY[slot] ?? 0) - origin.y;
  floats[at++] = ((columns.startMs[slot] ?? 0) - origin.clockMs) / 1000;
  floats[at++] = ((columns.endMs[slot] ?? 0) - origin.clockMs) / 1000;
  return at;
}

function writeText(floats: Float32Array, start: number, text: AtlasText, dxPx: number, dyPx: number): number {
  let at = start;
  floats[at++] = dxPx;
  floats[at++] = dyPx;
  floats[at++] = text.widthPx / 2;
  floats[at++] = text.heightPx / 2;
  floats[at++] = text.left;
  floats[at++] = text.top;
  floats[at++] = text.right;
  floats[at++] = text.bottom;
  return at;
}
