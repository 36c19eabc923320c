import type { Notice } from '../text.ts';

interface NoticeCardProps {
  readonly notice: Notice;
  /** `alarm`: something stops the work; `hint`: worth knowing. */
  readonly weight: 'alarm' | 'hint';
}

export function NoticeCard({ notice, weight }: NoticeCardProps) {
  return (
    <section class={`notice notice-${weight}`} role={weight === 'alarm' ? 'alert' : undefined}>
      <h2>{notice.title}</h2>
      <p>{notice.detail}</p>
    </section>
  );
}
