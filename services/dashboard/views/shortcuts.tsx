import { useEffect, useRef } from 'preact/hooks';
import { actionOf, type FocusKind, type ShortcutAction } from '../core/shortcuts.ts';

export type ShortcutHandlers = Partial<Record<ShortcutAction, () => void>>;

/**
 * Runs the handler of the shortcut that is pressed, anywhere on the page. Each view brings the handlers of its own
 * actions; no two views the same one. Nothing runs while a modal dialog is open.
 */
export function useShortcuts(handlers: ShortcutHandlers): void {
  // Listening once: the handlers of a view are new each time it is drawn.
  const newest = useRef(handlers);
  newest.current = handlers;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog:modal')) return;
      const action = actionOf({
        key: event.key,
        hasModifier: hasModifier(event),
        isRepeat: event.repeat,
        focus: focusKindOf(event.target),
      });
      const handler = action && newest.current[action];
      if (!handler) return;
      event.preventDefault();
      handler();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

// On many layouts "/" or "?" is written with AltGr, which some systems report as Ctrl and Alt together.
function hasModifier(event: KeyboardEvent): boolean {
  if (event.getModifierState('AltGraph')) return false;
  return event.ctrlKey || event.altKey || event.metaKey;
}

/** The first that fits counts. A menu is chosen from by typing the beginning of a word, so it is like a field. */
const FOCUS_KINDS = [
  ['search', 'input[type=search]'],
  ['slider', 'input[type=range], [role=slider]'],
  ['list', 'input[type=radio], [role=listbox], [role=grid], [role=tablist], [role=menu]'],
  ['button', 'button, a[href], summary, [role=button], input:is([type=checkbox], [type=button], [type=submit])'],
  ['field', 'input, select, textarea, [contenteditable]'],
  ['map', 'canvas'],
] as const satisfies readonly (readonly [FocusKind, string])[];

function focusKindOf(target: EventTarget | null): FocusKind {
  if (!(target instanceof Element)) return 'none';
  return FOCUS_KINDS.find(([, selector]) => target.closest(selector))?.[0] ?? 'none';
}
