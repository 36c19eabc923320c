import { describe, expect, test } from 'vitest';
import { shortcutsText } from '../text/shortcuts.ts';
import { actionOf, type FocusKind, SHORTCUTS } from './shortcuts.ts';

const press = (key: string, focus: FocusKind = 'none', over: { hasModifier?: boolean; isRepeat?: boolean } = {}) =>
  actionOf({ key, focus, hasModifier: false, isRepeat: false, ...over });

describe('a key', () => {
  test.each([
    ['/', 'search'],
    ['1', 'showAll'],
    ['4', 'showSilent'],
    ['ArrowDown', 'next'],
    ['F', 'follow'],
    [' ', 'playPause'],
    ['=', 'zoomIn'],
    ['?', 'help'],
    ['x', undefined],
    ['Shift', undefined],
  ])('%s with nothing in focus asks for %s', (key, action) => {
    expect(press(key)).toBe(action);
  });

  test.each<[FocusKind, string, string | undefined]>([
    ['field', 'f', undefined],
    ['field', '/', undefined],
    ['field', 'ArrowDown', undefined],
    ['field', 'Escape', undefined],
    ['search', '1', undefined],
    ['search', 'Escape', 'escape'],
    ['slider', 'ArrowUp', undefined],
    ['slider', ' ', 'playPause'],
    ['button', ' ', undefined],
    ['button', 'Enter', undefined],
    ['button', 'ArrowDown', 'next'],
    ['button', 'f', 'follow'],
    ['map', 'ArrowDown', undefined],
    ['map', '+', undefined],
    ['map', ' ', 'playPause'],
    ['map', 'a', 'fitAll'],
    ['list', 'Home', undefined],
    ['list', ' ', undefined],
    ['list', '3', 'showLate'],
  ])('in a %s: %j asks for %s', (focus, key, action) => {
    expect(press(key, focus)).toBe(action);
  });

  test('with Ctrl, Alt or ⌘ is the browser’s', () => {
    expect(press('f', 'none', { hasModifier: true })).toBeUndefined();
  });

  test('held down goes on moving and zooming, and switches nothing to and fro', () => {
    expect(press('ArrowUp', 'none', { isRepeat: true })).toBe('previous');
    expect(press('f', 'none', { isRepeat: true })).toBeUndefined();
  });
});

test('no key asks for two things, and each action has words', () => {
  const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { action } of SHORTCUTS) expect(shortcutsText.action[action]).not.toBe('');
});
