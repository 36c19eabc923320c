import type { ShortcutAction, ShortcutGroup } from '../core/shortcuts.ts';

const actionWords: Record<ShortcutAction, string> = {
  search: 'Search',
  showAll: 'Show everybody',
  showFresh: 'Show who is fresh',
  showLate: 'Show who is late',
  showSilent: 'Show who is silent',
  next: 'Next in the list',
  previous: 'Previous in the list',
  nextPage: 'A page down',
  previousPage: 'A page up',
  first: 'To the top of the list',
  last: 'To the end of the list',
  select: 'Select who is marked in the list',
  escape: 'Clear the search, then the selection',
  follow: 'Follow who is selected',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fitAll: 'Show all on the map',
  live: 'Back to live',
  playPause: 'Play or pause the past',
  help: 'Show these keys',
};

const groupWords: Record<ShortcutGroup, string> = {
  list: 'List',
  map: 'Map',
  time: 'Time',
  page: 'Page',
};

/** Keys whose own name is not what is printed on them. */
const keyWords: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowDown: '↓',
  ArrowUp: '↑',
  PageDown: 'Page ↓',
  PageUp: 'Page ↑',
  Escape: 'Esc',
  '-': '−',
};

/** Words of the keyboard shortcuts and of the dialog that lists them. */
export const shortcutsText = {
  title: 'Keyboard',
  open: 'Keyboard shortcuts',
  close: 'Close',
  or: 'or',
  note: 'They rest while you write in a field.',
  action: actionWords,
  group: groupWords,
  key: (key: string): string => keyWords[key] ?? (key.length === 1 ? key.toUpperCase() : key),
} as const;
