import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Takes the focus when a panel comes instead of another one that had it: it would be at the top of the page otherwise,
 * far from what was just opened. Whoever selects in the list or on the map keeps the focus there.
 */
export function useFocusWhenLost(): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus({ preventScroll: true });
  }, []);
  return panel;
}
