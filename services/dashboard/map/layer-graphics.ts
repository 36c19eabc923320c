import type { MarkerLayout } from '../core/marker-layout.ts';
import { type MarkerOrigin, originFor, originOnScreen } from '../core/marker-origin.ts';
import { type MarkerView, pxPerMetre, zoomOf } from '../core/marker-projection.ts';
import type { MarkerStore } from '../core/marker-store.ts';
import { slotsWithTrail } from '../core/marker-trails.ts';
import { encodeBubbles } from './bubble-encoding.ts';
import { BUBBLE_ATTRIBUTES, BUBBLE_FLOATS, bubbleFragment, bubbleVertex } from './bubble-shaders.ts';
import { createInstancedProgram, type InstancedProgram } from './instanced-program.ts';
import { createLabelAtlas, type LabelAtlas } from './label-atlas.ts';
import { createLabelDrawing } from './label-drawing.ts';
import { LABEL_ATTRIBUTES, LABEL_FLOATS, labelFragment, labelVertex } from './label-shaders.ts';
import { createEncodedMarkers } from './marker-encoding.ts';
import type { MarkerPalette } from './marker-palette.ts';
import { MARKER_ATTRIBUTES, markerFragment, markerVertex, ringFragment, ringVertex } from './marker-shaders.ts';
import { encodeTrails, TRAIL_ATTRIBUTES, TRAIL_FLOATS, trailFragment, trailVertex } from './trail-drawing.ts';

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
  /** Slots mean other people from now on. */
  forget(): void;
  /** Writes one technician anew with the next frame. */
  change(slot: number): void;
  drop(slot: number): void;
  isDrawn(slot: number): boolean;
  draw(frame: LayerFrame): void;
  /** Names that are shown. */
  labelCount(): number;
  /** True while names wait to be drawn by a further frame. */
  isBehind(): boolean;
  remove(): void;
}

export function createLayerGraphics(gl: WebGL2RenderingContext): LayerGraphics {
  const programs = createPrograms(gl);
  const markers = createEncodedMarkers();
  const labels = createLabelDrawing();
  const atlases = keepAtlas(gl);
  const changedSlots: number[] = [];
  let trailSlots: readonly number[] = [];
  let origin: MarkerOrigin | undefined;
  let isStale = true;
  /** What the times of the bubbles are relative to, by the page's clock. */
  let bubbleClockMs = 0;

  const uploadNames = (frame: LayerFrame, at: MarkerOrigin, atlas: LabelAtlas) =>
    uploadAll(programs.name, labels.encodeNames(frame, at, atlas), LABEL_FLOATS);
  const uploadTrails = ({ store }: LayerFrame, at: MarkerOrigin) =>
    uploadAll(programs.trail, encodeTrails(store, trailSlots, at), TRAIL_FLOATS);

  const encodeAll = (frame: LayerFrame, at: MarkerOrigin, atlas: LabelAtlas) => {
    const { store, layout, selectedSlot } = frame;
    const { bubbles } = layout.clusters;
    markers.encodeAll(store, layout, at, selectedSlot);
    markers.takeChanged();
    programs.marker.upload(markers.floats(), markers.count());
    programs.ring.upload(markers.floats(), markers.count());
    bubbleClockMs = frame.nowMs;
    uploadAll(programs.bubble, encodeBubbles(bubbles, at, bubbleClockMs), BUBBLE_FLOATS);
    trailSlots = slotsWithTrail(store, layout, frame.view);
    uploadTrails(frame, at);
    labels.place(frame, atlas);
    uploadNames(frame, at, atlas);
    uploadAll(programs.count, labels.encodeCounts(frame, at, bubbleClockMs, atlas), LABEL_FLOATS);
  };
  const encodeChanged = (frame: LayerFrame, at: MarkerOrigin, atlas: LabelAtlas) => {
    for (const slot of changedSlots) markers.encodeOne(frame.store, slot, at, frame.selectedSlot);
    const changed = markers.takeChanged();
    if (!changed) return;
    programs.marker.uploadRange(markers.floats(), ...changed);
    programs.ring.uploadRange(markers.floats(), ...changed);
    if (changedSlots.some(labels.has)) uploadNames(frame, at, atlas);
    if (trailSlots.length > 0) uploadTrails(frame, at);
  };

  return {
    refresh: () => {
      isStale = true;
    },
    forget: () => {
      isStale = true;
      labels.forget();
    },
    change: (slot) => {
      if (!isStale && markers.indexOf(slot) !== undefined) changedSlots.push(slot);
    },
    drop: markers.drop,
    isDrawn: (slot) => markers.indexOf(slot) !== undefined,
    draw: (frame) => {
      const at = originFor(origin, frame.view, frame.clockMs, frame.timeMs);
      const atlas = atlases.atlasFor(frame);
      const isBehind = atlas.isBehind();
      atlas.beginFrame();
      if (isStale || isBehind || at !== origin) encodeAll(frame, at, atlas);
      else encodeChanged(frame, at, atlas);
      isStale = false;
      changedSlots.length = 0;
      origin = at;
      gl.disable(gl.DEPTH_TEST);
      gl.disable(gl.STENCIL_TEST);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      atlas.bind();
      for (const program of Object.values(programs)) {
        const glides = program === programs.bubble || program === programs.count;
        program.use();
        setColors(program, frame.palette);
        program.setNumber('dpr', frame.dpr);
        program.setNumber('size', markerSize(frame.view.worldPx));
        program.setNumber('pxPerM', pxPerMetre(frame.view.centerY, frame.view.worldPx));
        program.setNumber('clockS', (glides ? frame.nowMs - bubbleClockMs : frame.clockMs - at.clockMs) / 1000);
        program.setNumber('timeS', (frame.timeMs - at.timeMs) / 1000);
        drawCopies(program, at, frame.view);
      }
    },
    labelCount: labels.count,
    isBehind: atlases.isBehind,
    remove: () => {
      for (const program of Object.values(programs)) program.remove();
      atlases.remove();
    },
  };
}

/** Markers are smaller on a map of the country than in the streets. */
export function markerSize(worldPx: number): number {
  return Math.max(0.7, Math.min(1, 0.7 + ((zoomOf(worldPx) - 5) / 7) * 0.3));
}

// In the order in which they are drawn: the later lies on top.
function createPrograms(gl: WebGL2RenderingContext) {
  const label = { vertex: labelVertex, fragment: labelFragment, attributes: LABEL_ATTRIBUTES };
  return {
    ring: createInstancedProgram(gl, { vertex: ringVertex, fragment: ringFragment, attributes: MARKER_ATTRIBUTES }),
    trail: createInstancedProgram(gl, { vertex: trailVertex, fragment: trailFragment, attributes: TRAIL_ATTRIBUTES }),
    name: createInstancedProgram(gl, label),
    bubble: createInstancedProgram(gl, {
      vertex: bubbleVertex,
      fragment: bubbleFragment,
      attributes: BUBBLE_ATTRIBUTES,
    }),
    count: createInstancedProgram(gl, label),
    marker: createInstancedProgram(gl, {
      vertex: markerVertex,
      fragment: markerFragment,
      attributes: MARKER_ATTRIBUTES,
    }),
  };
}

// Texts are drawn in the colours and the sharpness of the screen, so others need an atlas of their own.
function keepAtlas(gl: WebGL2RenderingContext) {
  let kept: { atlas: LabelAtlas; dpr: number; palette: MarkerPalette } | undefined;
  return {
    atlasFor: ({ dpr, palette }: LayerFrame): LabelAtlas => {
      if (kept?.dpr !== dpr || kept.palette !== palette) {
        kept?.atlas.remove();
        kept = { atlas: createLabelAtlas(gl, dpr, palette), dpr, palette };
      }
      return kept.atlas;
    },
    isBehind: () => kept?.atlas.isBehind() ?? false,
    remove: () => kept?.atlas.remove(),
  };
}

function uploadAll(program: InstancedProgram, floats: Float32Array, instanceFloats: number): void {
  program.upload(floats, floats.length / instanceFloats);
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
