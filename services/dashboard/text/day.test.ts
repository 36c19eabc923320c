import { describe, expect, it } from 'vitest';
import { SPEED_CLASSES } from '../core/speed-colours.ts';
import { dayText } from './day.ts';

describe('the words of a day', () => {
  it.each([
    [0, '0 s'],
    [-5, '0 s'],
    [45_400, '45 s'],
    [59_600, '1 min'],
    [12 * 60_000, '12 min'],
    [59.6 * 60_000, '1 h 00 min'],
    [65 * 60_000, '1 h 05 min'],
    [24 * 3_600_000, '24 h 00 min'],
  ])('%d ms are %s', (ms, words) => expect(dayText.duration(ms)).toBe(words));

  it.each([
    [0, '0 m'],
    [4, '0 m'],
    [846, '850 m'],
    [996, '1.0 km'],
    [4_240, '4.2 km'],
    [99_949, '99.9 km'],
    [99_960, '100 km'],
    [1_234_567, '1,235 km'],
  ])('%d m are %s', (metres, words) => expect(dayText.metres(metres)).toBe(words));

  it('name the classes of speed', () =>
    expect(SPEED_CLASSES.map(dayText.speedClass)).toEqual(['under 10', '10–30', '30–50', '50–80', 'over 80']));

  it('name what is in the table', () => {
    expect(dayText.segment('stop', 3)).toBe('Stop 3');
    expect(dayText.segment('drive', undefined)).toBe('Drive');
    expect(dayText.segment('gap', undefined)).toBe('No data');
  });

  it('say what a day rests on', () => {
    expect(dayText.basis(1, 0, 0)).toBe('1 fix · top 0 km/h');
    expect(dayText.basis(1200, 34, 27.4)).toBe('1,200 fixes · 34 uploaded late · top 99 km/h');
  });
});
