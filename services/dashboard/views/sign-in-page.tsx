import type { SessionState } from '../core/session.ts';
import { text } from '../text.ts';
import { Wordmark } from './wordmark.tsx';

interface SignInPageProps {
  readonly state: Extract<SessionState, { kind: 'signing-in' | 'signed-out' }>;
  onSubmit(email: string, password: string): Promise<void>;
}

export function SignInPage({ state, onSubmit }: SignInPageProps) {
  const isBusy = state.kind === 'signing-in';
  const problem = state.kind === 'signed-out' ? state.problem : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    void onSubmit(String(fields.get('email')).trim(), String(fields.get('password')));
  };
  if (isBusy && state.way === 'link')
    return (
      <main class="opening">
        <h1>
          <Wordmark />
        </h1>
        <p role="status">{text.signIn.withLink}</p>
      </main>
    );
  return (
    <main class="sign-in">
      <form class="sign-in-card" onSubmit={submit}>
        <Wordmark />
        <div class="sign-in-heading">
          <h1>{text.signIn.title}</h1>
          <p>{text.signIn.lead}</p>
        </div>
        {problem && (
          <p class="notice notice-problem" role="alert">
            {text.signIn.problem(problem)}
          </p>
        )}
        <label class="field">
          <span>{text.signIn.email}</span>
          <input type="email" name="email" autocomplete="username" required disabled={isBusy} autofocus />
        </label>
        <label class="field">
          <span>{text.signIn.password}</span>
          <input type="password" name="password" autocomplete="current-password" required disabled={isBusy} />
        </label>
        <button class="button button-primary" type="submit" disabled={isBusy}>
          {isBusy ? text.signIn.busy : text.signIn.submit}
        </button>
      </form>
    </main>
  );
}
