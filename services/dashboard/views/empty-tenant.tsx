import '../styles/empty-tenant.css';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { text } from '../text.ts';

const words = text.emptyTenant;

interface EmptyTenantProps {
  /** Opens the dialog that makes a link for a phone. */
  onAddPhone(): void;
}

/** What to do on a board that has nobody yet. */
export function EmptyTenant({ onAddPhone }: EmptyTenantProps) {
  return (
    <div class="empty-tenant">
      <h3>{words.title}</h3>
      <p>{words.lead}</p>
      <ol>
        <li>
          <h4>{words.phone.title}</h4>
          <p>{words.phone.lead}</p>
          <button class="button button-primary" type="button" aria-haspopup="dialog" onClick={onAddPhone}>
            {words.phone.button}
          </button>
        </li>
        <li>
          <h4>{words.sdk.title}</h4>
          <p>{words.sdk.lead}</p>
          <Command command={words.sdk.command} />
        </li>
        <li>
          <h4>{words.demo.title}</h4>
          <p>{words.demo.lead}</p>
          <Command command={words.demo.command} />
        </li>
      </ol>
    </div>
  );
}

function Command({ command }: { command: string }) {
  const code = useRef<HTMLElement>(null);
  const outcome = useSignal('');
  const copy = async () => {
    outcome.value = (await isCopied(command)) ? words.copied : words.copyByHand;
    if (outcome.value === words.copyByHand && code.current) getSelection()?.selectAllChildren(code.current);
  };
  return (
    <div class="command">
      <code ref={code}>{command}</code>
      <button class="button" type="button" aria-label={words.copyCommand(command)} onClick={() => void copy()}>
        {words.copy}
      </button>
      <p class="command-outcome" role="status">
        {outcome.value}
      </p>
    </div>
  );
}

// The clipboard is for pages with https, or on localhost; elsewhere the browser has none to offer.
async function isCopied(command: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(command);
    return true;
  } catch {
    return false;
  }
}
