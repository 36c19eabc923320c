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

const FOCUS_KINDS = [
  ['field', 'input:not([type=range], [type=checkbox], [type=radio], [type=button]), textarea, [contenteditable]'],
  ['list', 'select, input[type=range], input[type=radio], [role=listbox], [role=slider], [role=grid], [role=tablist]'],
  ['button', 'button, a[href], summary, input, [role=button]'],
  ['map', 'canvas'],
] as const satisfies readonly (readonly [FocusKind, string])[];

function focusKindOf(target: EventTarget | null): FocusKind {
  if (!(target instanceof Element)) return 'none';
  return FOCUS_KINDS.find(([, selector]) => target.closest(selector))?.[0] ?? 'none';
}
