import '../styles/day-stepper.css';
import { text } from '../text.ts';
import { useZone } from './zone-context.ts';

/** Days before are not offered: a year that is still being typed is not one of them. */
const FIRST_DAY = '2000-01-01';

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
        min={FIRST_DAY}
        max={today}
        required
        onChange={({ currentTarget }) => {
          // Not while somebody is still typing.
          if (currentTarget.validity.valid) onDay(currentTarget.value);
        }}
      />
      <StepButton label={text.day.nextDay} path="m6 3 5 5-5 5" isDisabled={day >= today} onClick={() => step(1)} />
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
