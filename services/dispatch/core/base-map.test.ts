import { expect, it } from 'vitest';
import { baseMapOf, outsideUrlsOf, STYLE_URL_DEFAULT } from './base-map.ts';

const nothing = { mapStyleUrl: null, mapStyleUrlDark: undefined, mapPmtiles: undefined };

it('the default by day has its counterpart by night', () => {
  expect(baseMapOf({ ...nothing, mapStyleUrl: STYLE_URL_DEFAULT })).toMatchObject({
    styleUrl: STYLE_URL_DEFAULT,
    styleUrlDark: 'https://tiles.openfreemap.org/styles/dark',
  });
});

it('a style of one’s own is used by night, too, unless another is named', () => {
  const own = { ...nothing, mapStyleUrl: 'https://maps.example/day' };
  expect(baseMapOf(own).styleUrlDark).toBe('https://maps.example/day');
  expect(baseMapOf({ ...own, mapStyleUrlDark: 'https://maps.example/night' }).styleUrlDark).toBe(
    'https://maps.example/night',
  );
});

it('"none" by day asks nobody outside by night', () => {
  expect(outsideUrlsOf(baseMapOf({ ...nothing, mapStyleUrlDark: 'https://maps.example/night' }))).toEqual([]);
});

it('an archive takes the place of the styles: a file is served from here, an address is told as it is', () => {
  const withStyle = { ...nothing, mapStyleUrl: STYLE_URL_DEFAULT };
  const ofFile = baseMapOf({ ...withStyle, mapPmtiles: '/srv/maps/germany.pmtiles' });
  expect(ofFile).toEqual({
    styleUrl: null,
    styleUrlDark: null,
    pmtilesUrl: '/map/base.pmtiles',
    pmtilesFile: '/srv/maps/germany.pmtiles',
  });
  expect(outsideUrlsOf(ofFile)).toEqual([]);
  const ofAddress = baseMapOf({ ...withStyle, mapPmtiles: 'https://maps.example/germany.pmtiles' });
  expect(ofAddress.pmtilesFile).toBeUndefined();
  expect(outsideUrlsOf(ofAddress)).toEqual(['https://maps.example/germany.pmtiles']);
});
