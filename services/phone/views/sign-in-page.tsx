import type { SessionState } from '../core/session.ts';
import { text } from '../text.ts';
import { Wordmark } from './wordmark.tsx';

interface SignInPageProps {
  readonly state: Extract<SessionState, { kind: 'signing-in' | 'signed-out' }>;
  onPaste(pasted: string): Promise<void>;
  onRetry(): Promise<void>;
}

/** For who has no session: what is wrong, and a field for a link. The controls are at the bottom, near the thumb. */
export function SignInPage({ state, onPaste, onRetry }: SignInPageProps) {
  if (state.kind === 'signing-in') return <Opening words={text.signIn.busy} />;
  const { problem } = state;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void onPaste(String(new FormData(event.currentTarget as HTMLFormElement).get('link')));
  };
  return (
    <div class="screen">
      <header class="top">
        <Wordmark />
      </header>
      <main class="middle">
        <h1 class="big">{text.signIn.title}</h1>
        {problem && (
          <p class="notice notice-alarm" role="alert">
            {text.signIn.problem(problem)}
          </p>
        )}
        {!problem && <p>{text.signIn.lead}</p>}
      </main>
      <form class="bottom" onSubmit={submit}>
        {problem?.kind === 'unreachable' && (
          <button class="button button-main" type="button" onClick={() => void onRetry()}>
            {text.signIn.retry}
          </button>
        )}
        <label class="field">
          <span>{text.signIn.field}</span>
          <input
            name="link"
            type="text"
            inputMode="url"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            required
          />
        </label>
        <button class={`button ${problem?.kind === 'unreachable' ? '' : 'button-main'}`} type="submit">
          {text.signIn.submit}
        </button>
      </form>
    </div>
  );
}

/** One quiet line while something is awaited. */
export function Opening({ words }: { words: string }) {
  return (
    <main class="opening">
      <Wordmark />
      <p role="status">{words}</p>
    </main>
  );
}
