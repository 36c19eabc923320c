import '../styles/help.css';
import { useSignal } from '@preact/signals';
import { text } from '../text.ts';
import { HelpDialog } from './help-dialog.tsx';
import { useShortcuts } from './shortcuts.tsx';

/** Opens the list of keys, as `?` does. */
export function HelpButton() {
  const isOpen = useSignal(false);
  const open = () => {
    isOpen.value = true;
  };
  useShortcuts({ help: open });
  return (
    <>
      <button
        class="icon-button help-button"
        type="button"
        aria-haspopup="dialog"
        aria-label={text.shortcuts.open}
        title={`${text.shortcuts.open} (?)`}
        onClick={open}
      >
        <span aria-hidden="true">?</span>
      </button>
      {isOpen.value && (
        <HelpDialog
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}
