/** One line of a chart; undefined where there is no value. */
export interface Line {
  readonly label: string;
  readonly values: readonly (number | undefined)[];
}

export interface Chart {
  readonly title: string;
  readonly unit: string;
  /** Seconds from the start of the load. */
  readonly timesS: readonly number[];
  readonly lines: readonly Line[];
  /** Moments of what was done to the stack. */
  readonly marks: readonly { readonly timeS: number; readonly label: string }[];
}

const WIDTH = 640;
const HEIGHT = 220;
const MARGIN = { left: 64, right: 12, top: 10, bottom: 26 };
const TICKS = 4;

/** A chart as SVG, coloured by the classes `line-0` and up. */
export function chartSvg({ title, unit, timesS, lines, marks }: Chart): string {
  const timeMaxS = Math.max(1, ...timesS);
  const valueMax = niceCeiling(Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const x = (timeS: number) => round(MARGIN.left + (timeS / timeMaxS) * (WIDTH - MARGIN.left - MARGIN.right));
  const y = (value: number) =>
    round(HEIGHT - MARGIN.bottom - (value / valueMax) * (HEIGHT - MARGIN.top - MARGIN.bottom));
  const steps = Array.from({ length: TICKS + 1 }, (_, index) => index / TICKS);
  const grid = steps.map((step) => {
    const value = step * valueMax;
    const line = `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y(value)}" y2="${y(value)}"/>`;
    return `${line}<text class="tick" x="${MARGIN.left - 6}" y="${y(value) + 4}" text-anchor="end">${compact(value)}</text>`;
  });
  const times = steps.map(
    (step) =>
      `<text class="tick" x="${x(step * timeMaxS)}" y="${HEIGHT - 8}" text-anchor="${step === 1 ? 'end' : 'middle'}">${Math.round(step * timeMaxS)} s</text>`,
  );
  const moments = marks.map(
    ({ timeS, label }) =>
      `<line class="mark" x1="${x(timeS)}" x2="${x(timeS)}" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}"/><text class="tick" x="${x(timeS) + 4}" y="${MARGIN.top + 10}">${escapeHtml(label)}</text>`,
  );
  const paths = lines.map(({ values }, index) => {
    const points = pathOf(
      values.map((value, at) => (value === undefined ? undefined : [x(timesS[at] ?? 0), y(value)])),
    );
    return `<path class="line line-${index}" d="${points}"/>`;
  });
  const legend = lines
    .map(({ label }, index) => `<span class="key key-${index}"></span>${escapeHtml(label)}`)
    .join(' &nbsp; ');
  return `<figure><figcaption>${escapeHtml(title)} <small>${escapeHtml(unit)}</small></figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(title)}">${[...grid, ...times, ...moments, ...paths].join('')}</svg>
<p class="legend">${legend}</p></figure>`;
}

/** A line that is interrupted where there is no value; a value alone is a dot. */
function pathOf(points: readonly (readonly [number, number] | undefined)[]): string {
  let isDrawing = false;
  let path = '';
  for (const point of points) {
    if (point) path += isDrawing ? `L${point[0]} ${point[1]}` : `M${point[0]} ${point[1]}h0.1`;
    isDrawing = point !== undefined;
  }
  return path;
}

/** The next of 1, 2, 5, 10, 20 … */
function niceCeiling(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

function compact(value: number): string {
  if (value >= 1e6) return `${round(value / 1e6)}M`;
  return value >= 1e4 ? `${round(value / 1e3)}k` : String(round(value));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
