import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from '../text.ts';
import type { TimelineProps } from './timeline.tsx';

type Loading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly Timeline: ComponentType<TimelineProps> }
  | { readonly kind: 'failed' };

/** The timeline, loaded after the board itself is on the page. Its place is kept, so that nothing jumps. */
export function LazyTimeline(props: TimelineProps) {
  const loading = useSignal<Loading>({ kind: 'loading' });
  useEffect(() => {
    let isGone = false;
    import('./timeline.tsx').then(
      ({ Timeline }) => {
        if (!isGone) loading.value = { kind: 'loaded', Timeline };
      },
      (error: unknown) => {
        // A page from before an update may ask for files that are gone.
        console.warn('timeline', error);
        if (!isGone) loading.value = { kind: 'failed' };
      },
    );
    return () => {
      isGone = true;
    };
  }, [loading]);
  const state = loading.value;
  if (state.kind === 'loaded') return <state.Timeline {...props} />;
  return <div class="timeline-place">{state.kind === 'failed' && <p role="alert">{text.timeline.failed}</p>}</div>;
}
