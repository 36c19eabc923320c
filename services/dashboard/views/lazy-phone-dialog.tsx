import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { PhoneDialogProps } from './phone-dialog.tsx';

interface Loaded {
  readonly Dialog: ComponentType<PhoneDialogProps>;
}

/** The dialog, loaded when it is first asked for: few dispatchers need it on most days. */
export function LazyPhoneDialog(props: PhoneDialogProps) {
  const loaded = useSignal<Loaded | undefined>(undefined);
  const { onClose } = props;
  useEffect(() => {
    let isGone = false;
    import('./phone-dialog.tsx').then(
      ({ PhoneDialog }) => {
        if (!isGone) loaded.value = { Dialog: PhoneDialog };
      },
      (error: unknown) => {
        // The button works again; a page that is older than the server's build needs a reload anyway.
        console.warn('phone dialog', error);
        if (!isGone) onClose();
      },
    );
    return () => {
      isGone = true;
    };
  }, [loaded, onClose]);
  const Dialog = loaded.value?.Dialog;
  return Dialog ? <Dialog {...props} /> : null;
}
