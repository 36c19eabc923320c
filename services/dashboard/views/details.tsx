import type { BoardTechnician } from '@fieldcast/client';
import { ageOf } from '../core/age.ts';
import { toRow } from '../core/roster.ts';
import { text } from '../text.ts';
import { FreshnessSign } from './freshness-sign.tsx';
import { BlockerLine, PresenceLine } from './roster-item.tsx';
import { useZone } from './zone-context.ts';

interface DetailsProps {
  readonly technician: BoardTechnician;
  readonly nowMs: number;
  readonly serverNowMs: number;
  readonly isFollowing: boolean;
  readonly canFollow: boolean;
  onFollow(isFollowing: boolean): void;
  onPhoneLink(): void;
  onClose(): void;
}

/** What is known of the selected technician. */
export function Details(props: DetailsProps) {
  const { technician, nowMs, serverNowMs, isFollowing, canFollow, onFollow, onPhoneLink, onClose } = props;
  const zone = useZone();
  const { displayName, technicianId, position, presence } = technician;
  const { freshness, ageMs } = toRow(technician, serverNowMs);
  return (
    <section class="details" aria-label={displayName}>
      <header class="details-head">
        <FreshnessSign freshness={freshness} />
        <div class="details-title">
          <h2>{displayName}</h2>
          {technicianId !== displayName && <p class="details-id">{technicianId}</p>}
        </div>
        {position && canFollow && (
          <button
            class="button button-follow"
            type="button"
            aria-pressed={isFollowing}
            onClick={() => onFollow(!isFollowing)}
          >
            {isFollowing ? text.details.following : text.details.follow}
          </button>
        )}
        <button class="icon-button" type="button" aria-label={text.details.close} onClick={onClose}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 4 8 8m0-8-8 8" />
          </svg>
        </button>
      </header>
      <p class="details-freshness">
        <span class={`freshness freshness-${freshness}`}>{text.freshness[freshness]}</span>
        {ageMs !== undefined && <span class="details-age">{text.age(ageOf(ageMs))}</span>}
      </p>
      <PresenceLine presence={presence} />
      <BlockerLine presence={presence} />
      {position ? (
        <dl class="facts">
          <Fact name={text.details.speed} value={position.speedMps} words={text.details.speedKmh} />
          <Fact name={text.details.heading} value={position.headingDeg} words={text.details.headingDeg} />
          <Fact name={text.details.accuracy} value={position.accuracyM} words={text.details.accuracyM} />
          <Fact
            name={text.details.recorded}
            value={position.timeMs}
            words={(atMs) => text.details.recordedAt(atMs, nowMs, zone)}
          />
        </dl>
      ) : (
        <p class="details-nowhere">{text.details.noPosition}</p>
      )}
      <button class="button button-quiet details-phone" type="button" aria-haspopup="dialog" onClick={onPhoneLink}>
        {text.phone.linkFor}
      </button>
    </section>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: number | undefined;
  words(value: number): string;
}

function Fact({ name, value, words }: FactProps) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{value === undefined ? text.details.unknown : words(value)}</dd>
    </div>
  );
}
