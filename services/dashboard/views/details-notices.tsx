import { text } from '../text.ts';

interface NoticePanelProps {
  readonly title: string;
  readonly words: string;
  readonly wayOn: string;
  onClose(): void;
}

/** Instead of the details when a link names somebody whom the board does not know. */
export function UnknownTechnician({ id, onClose }: { readonly id: string; onClose(): void }) {
  const { nobodyTitle, nobody, nobodyWayOn } = text.details;
  return <NoticePanel title={nobodyTitle} words={nobody(id)} wayOn={nobodyWayOn} onClose={onClose} />;
}

/** When the time or the day of a link cannot be read. */
export function LinkProblem({ problem, onClose }: { readonly problem: 'time' | 'day'; onClose(): void }) {
  const { problemTitle, problem: problems, problemWayOn } = text.details;
  return <NoticePanel title={problemTitle} words={problems[problem]} wayOn={problemWayOn} onClose={onClose} />;
}

function NoticePanel({ title, words, wayOn, onClose }: NoticePanelProps) {
  return (
    <section class="panel panel-notice" aria-label={title} role="alert">
      <h2>{title}</h2>
      <p>{words}</p>
      <button class="button" type="button" onClick={onClose}>
        {wayOn}
      </button>
    </section>
  );
}
