import type { BoardPresence } from '@fieldcast/client';
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

/** One technician in the list. */
export function RosterItem({ row, isSelected, onSelect }: RosterItemProps) {
  const { technicianId, displayName, presence } = row.technician;
  return (
    <li class="roster-item">
      <button
        type="button"
        class="roster-button"
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => onSelect(technicianId)}
      >
        <FreshnessSign freshness={row.freshness} />
        <span class="roster-line">
          <span class="roster-name">{displayName}</span>
          <span class={`freshness freshness-${row.freshness}`}>{text.freshness[row.freshness]}</span>
        </span>
        <span class="roster-line">
          <PresenceLine presence={presence} />
          {row.ageMs !== undefined && <span class="roster-age">{text.age(ageOf(row.ageMs))}</span>}
        </span>
        {presence?.blockers && presence.blockers.length > 0 && (
          <span class="roster-blockers">{presence.blockers.map((blocker) => text.blocker[blocker]).join(' · ')}</span>
        )}
      </button>
    </li>
  );
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
