import { text } from '../text.ts';

/** Under this share a phone may soon be gone. */
const LOW_PERCENT = 20;
/** Width of the inner bar of a full battery, in units of the drawing. */
const BAR_WIDTH = 13;

/** A phone's battery as a small picture with its share, and a bolt while it charges. */
export function Battery({ percent, isCharging }: { percent: number; isCharging: boolean }) {
  const label = text.battery(percent, isCharging);
  const isLow = percent < LOW_PERCENT && !isCharging;
  return (
    <span class={isLow ? 'battery battery-low' : 'battery'} title={label}>
      {isCharging && (
        <svg class="battery-bolt" viewBox="0 0 8 12" aria-hidden="true">
          <path d="M5 0.5 0.8 6.8h2.6L2.8 11.5 7.2 5H4.5L5 .5Z" />
        </svg>
      )}
      <svg class="battery-cell" viewBox="0 0 22 12" role="img" aria-label={label}>
        <rect class="battery-case" x="0.75" y="0.75" width="17.5" height="10.5" rx="2.75" />
        <path class="battery-tip" d="M20 4v4c.9-.3 1.5-1.1 1.5-2s-.6-1.7-1.5-2Z" />
        <rect x="3" y="3" width={Math.max(1.5, (BAR_WIDTH * percent) / 100)} height="6" rx="1.2" />
      </svg>
      {text.percent(percent)}
    </span>
  );
}
