import '../styles/phone-dialog.css';
import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { ApiError, type DispatchApi, type PhoneLink } from '../adapters/dispatch-api.ts';
import { phoneReachOf } from '../core/phone-reach.ts';
import { text } from '../text.ts';
import { QrCode } from './qr-code.tsx';
import { useZone } from './zone-context.ts';

/** Longest id and name the server takes; it counts bytes and has the last word. */
const ID_LENGTH_MAX = 128;

export interface PhoneDialogProps {
  /** Whose phone; undefined: somebody yet to be named. */
  readonly technician: { readonly technicianId: string; readonly displayName: string } | undefined;
  readonly createLink: DispatchApi['createPhoneLink'];
  onClose(): void;
}

type State =
  | { readonly kind: 'asking'; readonly isBusy: boolean; readonly problem: string | undefined }
  | { readonly kind: 'made'; readonly link: PhoneLink; readonly name: string };

/** Makes a link that puts a phone without the company's app on the map, and shows it as a QR code. */
export function PhoneDialog({ technician, createLink, onClose }: PhoneDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const state = useSignal<State>({ kind: 'asking', isBusy: false, problem: undefined });

  const make = useCallback(
    async (technicianId: string, name: string | undefined) => {
      state.value = { kind: 'asking', isBusy: true, problem: undefined };
      try {
        const link = await createLink(technicianId, name);
        state.value = { kind: 'made', link, name: name ?? technicianId };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        state.value = { kind: 'asking', isBusy: false, problem: text.phone.problem(error.status, error.code) };
      }
    },
    [createLink, state],
  );
  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog class="phone-dialog" ref={dialog} aria-labelledby="phone-title" onClose={onClose}>
      <header class="phone-head">
        <h2 id="phone-title">{technician ? text.phone.titleFor(technician.displayName) : text.phone.title}</h2>
        <button class="icon-button" type="button" aria-label={text.phone.close} onClick={() => dialog.current?.close()}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 4 8 8m0-8-8 8" />
          </svg>
        </button>
      </header>
      {state.value.kind === 'made' ? (
        <Made link={state.value.link} name={technician?.displayName ?? state.value.name} />
      ) : (
        <Ask state={state.value} technician={technician} onMake={make} />
      )}
    </dialog>
  );
}

interface AskProps {
  readonly state: Extract<State, { kind: 'asking' }>;
  readonly technician: PhoneDialogProps['technician'];
  onMake(technicianId: string, name: string | undefined): Promise<void>;
}

function Ask({ state: { isBusy, problem }, technician, onMake }: AskProps) {
  const id = useSignal('');
  const name = useSignal('');
  return (
    <form
      class="phone-form"
      onSubmit={(event) => {
        event.preventDefault();
        void onMake(technician?.technicianId ?? id.value.trim(), name.value.trim() || undefined);
      }}
    >
      <p class="phone-lead">{text.phone.lead}</p>
      {!technician && (
        <>
          <label class="field">
            <span>{text.phone.id}</span>
            <input
              name="technician-id"
              required
              pattern=".*\S.*"
              maxLength={ID_LENGTH_MAX}
              autocomplete="off"
              aria-describedby="phone-id-hint"
              value={id.value}
              onInput={({ currentTarget }) => {
                id.value = currentTarget.value;
              }}
            />
            <small id="phone-id-hint">{text.phone.idHint}</small>
          </label>
          <label class="field">
            <span>{text.phone.name}</span>
            <input
              name="technician-name"
              maxLength={ID_LENGTH_MAX}
              autocomplete="off"
              value={name.value}
              onInput={({ currentTarget }) => {
                name.value = currentTarget.value;
              }}
            />
          </label>
        </>
      )}
      {problem && (
        <p class="notice notice-problem" role="alert">
          {problem}
        </p>
      )}
      <button class="button button-primary" type="submit" disabled={isBusy}>
        {isBusy ? text.phone.busy : text.phone.make}
      </button>
    </form>
  );
}

function Made({ link, name }: { link: PhoneLink; name: string }) {
  const field = useRef<HTMLInputElement>(null);
  const copied = useSignal<'no' | 'yes' | 'by-hand'>('no');
  const zone = useZone();
  const reach = phoneReachOf(link.url);
  useEffect(() => field.current?.focus(), []);

  const copy = async () => {
    field.current?.select();
    try {
      // Pages that are not https have no clipboard at all.
      await navigator.clipboard.writeText(link.url);
      copied.value = 'yes';
    } catch (error) {
      console.warn('clipboard', error);
      copied.value = 'by-hand';
    }
  };
  return (
    <div class="phone-made">
      {reach !== 'fine' && (
        <p class="notice notice-caution" role="note">
          {text.phone.reach[reach]}
        </p>
      )}
      <p class="phone-lead">{text.phone.scan(name)}</p>
      <QrCode content={link.url} words={text.phone.qr(name)} />
      <div class="phone-link">
        <input
          ref={field}
          readOnly
          value={link.url}
          aria-label={text.phone.link}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button class="button" type="button" onClick={() => void copy()}>
          {copied.value === 'yes' ? text.phone.copied : text.phone.copy}
        </button>
      </div>
      <p class="phone-note" role="status">
        {copied.value === 'by-hand' ? text.phone.copyByHand : text.phone.until(link.expiresAtMs, zone)}
      </p>
    </div>
  );
}
