import { text } from '../text.ts';
import { useZone } from './zone-context.ts';

interface DayStepperProps {
  readonly day: string;
  /** The last day that can be chosen. */
  readonly today: string;
  onDay(day: string): void;
}

/** Chooses the day: one back, one on, or any. */
export function DayStepper({ day, today, onDay }: DayStepperProps) {
  const zone = useZone();
  const isReadable = zone.dayStartMs(day) !== undefined;
  const step = (count: number) => onDay(isReadable ? zone.dayAfter(day, count) : today);
  return (
    <div class="day-stepper">
      <StepButton label={text.day.previousDay} path="M10 3 5 8l5 5" isDisabled={false} onClick={() => step(-1)} />
      <input
        type="date"
        aria-label={text.day.pickDay}
        value={day}
        max={today}
        onChange={({ currentTarget }) => {
          // Empty while somebody is still typing, or when the day is none.
          if (currentTarget.value !== '') onDay(currentTarget.value);
        }}
      />
      <StepButton label={text.day.nextDay} path="m6 3 5 5-5 5" isDisabled={day >= today} onClick={() => step(1)} />
      <button
        class="button"
        type="button"
        aria-disabled={day === today}
        onClick={() => {
          if (day !== today) onDay(today);
        }}
      >
        {text.day.today}
      </button>
    </div>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly path: string;
  readonly isDisabled: boolean;
  onClick(): void;
}

function StepButton({ label, path, isDisabled, onClick }: StepButtonProps) {
  return (
    // Not `disabled`, which would throw the focus of who has just pressed it to the top of the page.
    <button
      class="icon-button"
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={isDisabled}
      onClick={() => {
        if (!isDisabled) onClick();
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
