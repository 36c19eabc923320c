/** What a key can ask of the board. */
export type ShortcutAction =
  | 'search'
  | 'showAll'
  | 'showFresh'
  | 'showLate'
  | 'showSilent'
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'nextPage'
  | 'previousPage'
  | 'select'
  | 'escape'
  | 'follow'
  | 'live'
  | 'playPause'
  | 'zoomIn'
  | 'zoomOut'
  | 'fitAll'
  | 'help';

export type ShortcutGroup = 'list' | 'map' | 'time' | 'page';

interface Shortcut {
  readonly action: ShortcutAction;
  readonly group: ShortcutGroup;
  /** As `KeyboardEvent.key` says them: whatever the layout, the key that writes this sign. */
  readonly keys: readonly string[];
  /** Going on while the key is held down. */
  readonly repeats?: true;
}

/** Every key of the board. The handler and the help dialog both read this table, so neither can know more. */
export const SHORTCUTS: readonly Shortcut[] = [
  { action: 'search', group: 'list', keys: ['/'] },
  { action: 'showAll', group: 'list', keys: ['1'] },
  { action: 'showFresh', group: 'list', keys: ['2'] },
  { action: 'showLate', group: 'list', keys: ['3'] },
  { action: 'showSilent', group: 'list', keys: ['4'] },
  { action: 'next', group: 'list', keys: ['ArrowDown'], repeats: true },
  { action: 'previous', group: 'list', keys: ['ArrowUp'], repeats: true },
  { action: 'nextPage', group: 'list', keys: ['PageDown'], repeats: true },
  { action: 'previousPage', group: 'list', keys: ['PageUp'], repeats: true },
  { action: 'first', group: 'list', keys: ['Home'] },
  { action: 'last', group: 'list', keys: ['End'] },
  { action: 'select', group: 'list', keys: ['Enter'] },
  { action: 'follow', group: 'map', keys: ['f'] },
  { action: 'zoomIn', group: 'map', keys: ['+', '='], repeats: true },
  { action: 'zoomOut', group: 'map', keys: ['-'], repeats: true },
  { action: 'fitAll', group: 'map', keys: ['0', 'a'] },
  { action: 'live', group: 'time', keys: ['l'] },
  { action: 'playPause', group: 'time', keys: [' '] },
  { action: 'escape', group: 'page', keys: ['Escape'] },
  { action: 'help', group: 'page', keys: ['?'] },
];

/**
 * What has the focus, as far as it has a use for keys of its own: a `field` is written into, and so is a `search`, whose
 * Esc is the board's; a `button` (or link) is pressed, a `map` is panned, a `slider` is pushed, a `list` (or menu) is
 * gone through and chosen from; `none` of them leaves all keys to the board.
 */
export type FocusKind = 'field' | 'search' | 'button' | 'map' | 'slider' | 'list' | 'none';

/** A key that was pressed. */
export interface KeyPress {
  readonly key: string;
  /** With Ctrl, Alt or ⌘: those belong to the browser. Shift is part of writing a sign. */
  readonly hasModifier: boolean;
  readonly isRepeat: boolean;
  readonly focus: FocusKind;
}

const MOVES = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End'];
const OWN_KEYS: Readonly<Record<Exclude<FocusKind, 'field' | 'search'>, readonly string[]>> = {
  button: [' ', 'Enter'],
  map: [...MOVES, '+', '=', '-'],
  slider: MOVES,
  list: [...MOVES, ' ', 'Enter'],
  none: [],
};

/** What the key asks for; undefined when it is none of ours or means something where the focus is. */
export function actionOf({ key, hasModifier, isRepeat, focus }: KeyPress): ShortcutAction | undefined {
  if (hasModifier || isOwn(key, focus)) return undefined;
  // Caps lock does not change what a letter asks for.
  const wanted = key.length === 1 ? key.toLowerCase() : key;
  const shortcut = SHORTCUTS.find(({ keys }) => keys.includes(wanted));
  return isRepeat && !shortcut?.repeats ? undefined : shortcut?.action;
}

function isOwn(key: string, focus: FocusKind): boolean {
  if (focus === 'field') return true;
  if (focus === 'search') return key !== 'Escape';
  return OWN_KEYS[focus].includes(key);
}
