import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../text.ts';

interface CopyButtonProps {
  /** What is copied; asked for when the button is pressed. */
  content(): string;
  readonly words: string;
  /** What it does, in full, for who does not see where it stands. */
  readonly label: string;
  readonly class?: string;
}

/** How long a button says that it has copied, ms. */
const CONFIRMED_MS = 2_500;

/** Copies a text, and says so; where the browser has no clipboard (pages without https) it shows the text, selected. */
export function CopyButton({ content, words, label, class: className = 'button' }: CopyButtonProps) {
  const state = useSignal<{ kind: 'idle' | 'copied' } | { kind: 'by-hand'; content: string }>({ kind: 'idle' });
  const isCopied = state.value.kind === 'copied';
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => {
      state.value = { kind: 'idle' };
    }, CONFIRMED_MS);
    return () => clearTimeout(timer);
  }, [isCopied, state]);

  const copy = async () => {
    const copied = content();
    try {
      await navigator.clipboard.writeText(copied);
      state.value = { kind: 'copied' };
    } catch (error) {
      console.warn('clipboard', error);
      state.value = { kind: 'by-hand', content: copied };
    }
  };
  return (
    <>
      <button
        class={className}
        type="button"
        aria-label={isCopied ? undefined : label}
        title={label}
        onClick={() => void copy()}
      >
        {isCopied ? text.details.copied : words}
      </button>
      <span class="only-heard" role="status">
        {isCopied && text.details.copied}
      </span>
      {state.value.kind === 'by-hand' && <ByHand content={state.value.content} />}
    </>
  );
}

function ByHand({ content }: { content: string }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <span class="by-hand">
      <input
        ref={field}
        readOnly
        value={content}
        aria-label={text.details.copyField}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <small role="status">{text.details.copyByHand}</small>
    </span>
  );
}

/** The address of this page with another fragment: what is copied as a link to a place of the board. */
export function linkTo(fragment: string): string {
  return `${location.origin}${location.pathname}${location.search}${fragment}`;
}
