import type { MarkerLayout } from '../core/marker-layout.ts';
import { type MarkerOrigin, originFor, originOnScreen } from '../core/marker-origin.ts';
import { type MarkerView, pxPerMetre, zoomOf } from '../core/marker-projection.ts';
import type { MarkerStore } from '../core/marker-store.ts';
import { encodeBubbles } from './bubble-encoding.ts';
import { BUBBLE_ATTRIBUTES, bubbleFragment, bubbleVertex } from './bubble-shaders.ts';
import { createInstancedProgram, type InstancedProgram } from './instanced-program.ts';
import { createEncodedMarkers } from './marker-encoding.ts';
import type { MarkerPalette } from './marker-palette.ts';
import { MARKER_ATTRIBUTES, markerFragment, markerVertex, ringFragment, ringVertex } from './marker-shaders.ts';

/** What a frame is drawn of. */
export interface LayerFrame {
  readonly store: MarkerStore;
  readonly layout: MarkerLayout;
  readonly view: MarkerView;
  readonly clockMs: number;
  readonly timeMs: number;
  readonly nowMs: number;
  readonly dpr: number;
  readonly selectedSlot: number | undefined;
  readonly palette: MarkerPalette;
}

/** Everything of the layer that lives on the graphics processor. */
export interface LayerGraphics {
  /** The layout, the selection or a setting is new: all is written anew with the next frame. */
  refresh(): void;
  /** Writes one technician anew with the next frame. */
  change(slot: number): void;
  drop(slot: number): void;
  isDrawn(slot: number): boolean;
  draw(frame: LayerFrame): void;
  /** Names that are shown. */
  labelCount(): number;
  remove(): void;
}

export function createLayerGraphics(gl: WebGL2RenderingContext): LayerGraphics {
  const markers = createEncodedMarkers();
  const markerProgram = createInstancedProgram(gl, {
    vertex: markerVertex,
    fragment: markerFragment,
    attributes: MARKER_ATTRIBUTES,
  });
  const ringProgram = createInstancedProgram(gl, {
    vertex: ringVertex,
    fragment: ringFragment,
    attributes: MARKER_ATTRIBUTES,
  });
  const bubbleProgram = createInstancedProgram(gl, {
    vertex: bubbleVertex,
    fragment: bubbleFragment,
    attributes: BUBBLE_ATTRIBUTES,
  });
  const changedSlots: number[] = [];
  let origin: MarkerOrigin | undefined;
  let isStale = true;
  /** What the times of the bubbles are relative to, by the page's clock. */
  let bubbleClockMs = 0;

  const encode = (frame: LayerFrame, at: MarkerOrigin) => {
    const { store, layout, selectedSlot } = frame;
    if (isStale) {
      isStale = false;
      markers.encodeAll(store, layout, at, selectedSlot);
      markerProgram.upload(markers.floats(), markers.count());
      ringProgram.upload(markers.floats(), markers.count());
      markers.takeChanged();
      const { bubbles } = layout.clusters;
      bubbleClockMs = frame.nowMs;
      bubbleProgram.upload(encodeBubbles(bubbles, at, bubbleClockMs), bubbles.length);
    } else {
      for (const slot of changedSlots) markers.encodeOne(store, slot, at, selectedSlot);
      const changed = markers.takeChanged();
      if (changed) {
        markerProgram.uploadRange(markers.floats(), ...changed);
        ringProgram.uploadRange(markers.floats(), ...changed);
      }
    }
    changedSlots.length = 0;
  };

  return {
    refresh: () => {
      isStale = true;
    },
    change: (slot) => {
      if (!isStale && markers.indexOf(slot) !== undefined) changedSlots.push(slot);
    },
    drop: markers.drop,
    isDrawn: (slot) => markers.indexOf(slot) !== undefined,
    draw: (frame) => {
      const at = originFor(origin, frame.view, frame.clockMs, frame.timeMs);
      if (at !== origin) isStale = true;
      origin = at;
      encode(frame, at);
      gl.disable(gl.DEPTH_TEST);
      gl.disable(gl.STENCIL_TEST);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      for (const program of [ringProgram, bubbleProgram, markerProgram]) {
        program.use();
        setColors(program, frame.palette);
        program.setNumber('dpr', frame.dpr);
        program.setNumber('size', markerSize(frame.view.worldPx));
        program.setNumber('pxPerM', pxPerMetre(frame.view.centerY, frame.view.worldPx));
        const isBubbles = program === bubbleProgram;
        program.setNumber('clockS', (isBubbles ? frame.nowMs - bubbleClockMs : frame.clockMs - at.clockMs) / 1000);
        program.setNumber('timeS', (frame.timeMs - at.timeMs) / 1000);
        drawCopies(program, at, frame.view);
      }
    },
    labelCount: () => 0,
    remove: () => {
      for (const program of [ringProgram, bubbleProgram, markerProgram]) program.remove();
    },
  };
}

/** Markers are smaller on a map of the country than in the streets. */
export function markerSize(worldPx: number): number {
  return Math.max(0.7, Math.min(1, 0.7 + ((zoomOf(worldPx) - 5) / 7) * 0.3));
}

// A map of the whole world may show it more than once.
function drawCopies(program: InstancedProgram, origin: MarkerOrigin, view: MarkerView): void {
  const { offsetXPx, offsetYPx, firstCopy, lastCopy } = originOnScreen(origin, view);
  program.setNumber('worldPx', view.worldPx);
  program.setPair('halfPx', view.widthPx / 2, view.heightPx / 2);
  for (let copy = firstCopy; copy <= lastCopy; copy++) {
    program.setPair('offsetPx', offsetXPx + copy * view.worldPx, offsetYPx);
    program.draw();
  }
}

function setColors(program: InstancedProgram, palette: MarkerPalette): void {
  program.setColor('freshColor', palette.fresh);
  program.setColor('lateColor', palette.late);
  program.setColor('silentColor', palette.silent);
  program.setColor('haloColor', palette.halo);
  program.setColor('heartColor', palette.heart);
  program.setColor('selectionColor', palette.selection);
  program.setColor('bubbleColor', palette.bubble);
}
