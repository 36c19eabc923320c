import type { Duty } from '@fieldcast/client';
import { text } from '../text.ts';

interface DutyControlProps {
  readonly duty: Duty;
  onDuty(duty: Duty): void;
}

const ON_DUTY = ['available', 'en_route', 'on_site'] as const satisfies readonly Duty[];

/** The page's main control: the switch at the very bottom, and above it what the person does while on duty. */
export function DutyControl({ duty, onDuty }: DutyControlProps) {
  const isOn = duty !== 'off_duty';
  return (
    <footer class="bottom">
      {isOn && (
        <fieldset class="duties">
          <legend class="unseen">{text.switch.what}</legend>
          {ON_DUTY.map((one) => (
            <button class="duty" type="button" aria-pressed={duty === one} key={one} onClick={() => onDuty(one)}>
              {text.duty[one]}
            </button>
          ))}
        </fieldset>
      )}
      <button
        class="switch"
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-label={text.switch.label}
        onClick={() => onDuty(isOn ? 'off_duty' : 'available')}
      >
        <span class="switch-words">
          <strong>{isOn ? text.switch.on : text.switch.off}</strong>
          <span>{isOn ? text.switch.turnOff : text.switch.turnOn}</span>
        </span>
        <span class="switch-track" aria-hidden="true">
          <span class="switch-knob" />
        </span>
      </button>
    </footer>
  );
}
