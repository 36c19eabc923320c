import type { Page } from 'playwright-core';

interface Canvas2d {
  drawImage(image: object, x: number, y: number): void;
  getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
}
interface Canvas {
  width: number;
  height: number;
  getContext(kind: '2d'): Canvas2d | null;
}
interface Picture {
  src: string;
  readonly width: number;
  readonly height: number;
  decode(): Promise<void>;
}
declare const document: { createElement(name: 'canvas'): Canvas };
declare const Image: new () => Picture;

/**
 * The colours of a part of the page as it looks, by how much of it they cover.
 * @returns `#rrggbb` to a share from 0 to 1.
 */
export async function colorsOf(page: Page, selector: string): Promise<Record<string, number>> {
  const png = await page.locator(selector).first().screenshot();
  return page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext('2d');
      if (!context) throw new Error('the browser gave no 2D canvas');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const shares: Record<string, number> = {};
      for (let at = 0; at < data.length; at += 4) {
        const color = `#${[0, 1, 2].map((index) => (data[at + index] ?? 0).toString(16).padStart(2, '0')).join('')}`;
        shares[color] = (shares[color] ?? 0) + 4 / data.length;
      }
      return shares;
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
}
