import { expect, it } from 'vitest';
import { qrPath } from './qr-path.ts';

it('draws a run of dark modules as one rectangle, and nothing for light ones', () => {
  const [dark, light] = [true, false];
  expect(
    qrPath([
      [dark, dark, light, dark],
      [light, light, light, light],
      [light, dark, dark, dark],
    ]),
  ).toBe('M0 0h2v1H0zM3 0h1v1H3zM1 2h3v1H1z');
});
