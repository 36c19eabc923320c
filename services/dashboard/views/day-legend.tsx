import { SPEED_CLASSES } from '../core/speed-colours.ts';
import { text } from '../text.ts';

/** What the colours of the trail mean; the colours are those of the map, by the page's tokens. */
export function SpeedLegend({ hasLate }: { hasLate: boolean }) {
  return (
    <div class="speed-legend">
      <h3>{text.day.legend}</h3>
      <ul>
        {SPEED_CLASSES.map((speedClass) => (
          <li key={speedClass.index}>
            <svg class={`speed-${speedClass.index}`} viewBox="0 0 16 8" aria-hidden="true">
              <path d="M2 4h12" />
            </svg>
            {text.day.speedClass(speedClass)}
          </li>
        ))}
        {hasLate && (
          <li>
            <svg class="speed-late" viewBox="0 0 16 8" aria-hidden="true">
              <path d="M2 4h12" />
            </svg>
            {text.day.late}
          </li>
        )}
      </ul>
    </div>
  );
}
