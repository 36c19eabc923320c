import type { Freshness } from '../core/freshness.ts';

/** The map marker's shape, small: a full disc, a ring, a diamond, and a dashed circle for who has no position. */
export function FreshnessSign({ freshness }: { freshness: Freshness }) {
  return (
    <svg class={`sign sign-${freshness}`} viewBox="0 0 16 16" aria-hidden="true">
      {shapeOf(freshness)}
    </svg>
  );
}

function shapeOf(freshness: Freshness) {
  switch (freshness) {
    case 'fresh':
      return <circle cx="8" cy="8" r="5.5" />;
    case 'late':
      return <circle class="sign-line" cx="8" cy="8" r="4.3" stroke-width="2.8" />;
    case 'silent':
      return <path d="M8 2.2 13.8 8 8 13.8 2.2 8Z" />;
    case 'none':
      return <circle class="sign-line" cx="8" cy="8" r="5" stroke-width="1.5" stroke-dasharray="2.4 2.1" />;
  }
}
