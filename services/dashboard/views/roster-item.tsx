import type { BoardPresence } from '@fieldcast/client';
import { useMemo } from 'preact/hooks';
import { ageOf } from '../core/age.ts';
import type { RosterRow } from '../core/roster.ts';
import { text } from '../text.ts';
import { Battery } from './battery.tsx';
import { FreshnessSign } from './freshness-sign.tsx';

interface RosterItemProps {
  readonly row: RosterRow;
  readonly isSelected: boolean;
  onSelect(id: string): void;
}

/** One technician in the list. Drawn again only when what it shows has changed: most rows of a long list have not. */
export function RosterItem({ row, isSelected, onSelect }: RosterItemProps) {
  const { freshness, ageMs, technician } = row;
  const { technicianId, displayName, presence } = technician;
  const age = ageMs === undefined ? undefined : text.age(ageOf(ageMs));
  return useMemo(
    () => (
      <li class="roster-item">
        <button
          type="button"
          class="roster-button"
          aria-current={isSelected ? 'true' : undefined}
          onClick={() => onSelect(technicianId)}
        >
          <FreshnessSign freshness={freshness} />
          <span class="roster-line">
            <span class="roster-name">{displayName}</span>
            <span class={`freshness freshness-${freshness}`}>{text.freshness[freshness]}</span>
          </span>
          <span class="roster-line">
            <PresenceLine presence={presence} />
            {age && <span class="roster-age">{age}</span>}
          </span>
          <BlockerLine presence={presence} />
        </button>
      </li>
    ),
    [technicianId, displayName, presence, freshness, age, isSelected, onSelect],
  );
}

/** Why the phone cannot deliver good fixes; nothing when it can. */
export function BlockerLine({ presence }: { presence: BoardPresence | undefined }) {
  const blockers = presence?.blockers ?? [];
  if (blockers.length === 0) return null;
  return <span class="blockers">{blockers.map((blocker) => text.blocker[blocker]).join(' · ')}</span>;
}

/** Connection, duty and battery in one line. */
export function PresenceLine({ presence }: { presence: BoardPresence | undefined }) {
  const { link = 'unknown', duty, batteryPercent, charging = false } = presence ?? {};
  return (
    <span class="presence">
      <span class={`link link-${link}`}>{text.presence(presence)}</span>
      {duty && <span class="duty">{text.duty[duty]}</span>}
      {batteryPercent !== undefined && <Battery percent={batteryPercent} isCharging={charging} />}
    </span>
  );
}
