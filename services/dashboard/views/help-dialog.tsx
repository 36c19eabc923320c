import { useEffect, useRef } from 'preact/hooks';
import { SHORTCUTS, type ShortcutGroup } from '../core/shortcuts.ts';
import { text } from '../text.ts';

const GROUPS: readonly ShortcutGroup[] = ['list', 'map', 'time', 'page'];

/** Every key of the board. Closes by Esc, by its button, and by a click beside it. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help-dialog" aria-labelledby="help-title" closedby="any" onClose={onClose}>
      <div class="help-head">
        <h2 id="help-title">{text.shortcuts.title}</h2>
        <button
          class="icon-button"
          type="button"
          aria-label={text.shortcuts.close}
          onClick={() => dialog.current?.close()}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 4 8 8m0-8-8 8" />
          </svg>
        </button>
      </div>
      <div class="help-groups">
        {GROUPS.map((group) => (
          <Group key={group} group={group} />
        ))}
      </div>
      <p class="help-note">{text.shortcuts.note}</p>
    </dialog>
  );
}

function Group({ group }: { group: ShortcutGroup }) {
  return (
    <section class="help-group" aria-labelledby={`help-${group}`}>
      <h3 id={`help-${group}`}>{text.shortcuts.group[group]}</h3>
      <dl>
        {SHORTCUTS.filter((shortcut) => shortcut.group === group).map(({ action, keys }) => (
          <div key={action} class="help-line">
            <dt>{text.shortcuts.action[action]}</dt>
            <dd>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && <span class="help-or"> {text.shortcuts.or} </span>}
                  <kbd>{text.shortcuts.key(key)}</kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
