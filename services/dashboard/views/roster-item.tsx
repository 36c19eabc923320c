import type { BoardPresence } from '@fieldcast/client';
import { ageOf } from '../core/age.ts';
import type { RosterRow } from '../core/roster.ts';
import { distanceM, type RosterPlace } from '../core/roster-order.ts';
import { isMendable, silenceReasonOf } from '../core/silence-reason.ts';
import { text } from '../text.ts';
import { Battery } from './battery.tsx';
import { FreshnessSign } from './freshness-sign.tsx';

interface RosterItemProps {
  readonly row: RosterRow;
  /** By the server's clock. */
  readonly timeMs: number;
  /** In the list, from 0 on. */
  readonly place: number;
  readonly count: number;
  readonly rowHeight: number;
  readonly elementId: string;
  readonly isSelected: boolean;
  /** Marked by the keyboard. */
  readonly isActive: boolean;
  /** Where the list's order is of distances: from where. */
  readonly from: RosterPlace | undefined;
}

/**
 * One technician in the list. Its inside is drawn anew each time: elements that were kept for the next time would keep
 * those of the whole page from which they come, and these the ones before them.
 */
export function RosterItem(props: RosterItemProps) {
  const { row, timeMs, place, count, rowHeight, elementId, isSelected, isActive, from } = props;
  const { freshness, ageMs, technician } = row;
  const { displayName, presence, position } = technician;
  const age = ageMs === undefined ? undefined : text.age(ageOf(ageMs));
  const reason = silenceReasonOf(technician, timeMs);
  const reasonWords = reason && text.roster.reason(reason, timeMs);
  const distance = from && position && text.roster.distance(distanceM(from, position));
  const speedMps = reasonWords === undefined && !presence ? position?.speedMps : undefined;
  const mark = reason && isMendable(reason.cause) ? 'reason reason-mendable' : 'reason';
  return (
    // Clicks and keys are those of the list, which has the focus.
    <div
      id={elementId}
      class={isActive ? 'roster-row roster-row-active' : 'roster-row'}
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={place + 1}
      tabIndex={-1}
      data-place={place}
      style={{ top: `${place * rowHeight}px` }}
    >
      <FreshnessSign freshness={freshness} />
      <span class="roster-line">
        <bdi class="roster-name" title={displayName}>
          {displayName}
        </bdi>
        <span class="roster-when">
          <span class={`freshness freshness-${freshness}`}>{text.freshness[freshness]}</span>
          {age && <span class="roster-age">{age}</span>}
        </span>
      </span>
      <span class="roster-line">
        {reasonWords === undefined ? (
          <StateLine presence={presence} speedMps={speedMps} />
        ) : (
          <span class={mark} title={reasonWords}>
            {reasonWords}
          </span>
        )}
        {distance && <span class="roster-distance">{distance}</span>}
      </span>
    </div>
  );
}

/** What a technician with a fresh position does, in one line: what hinders the phone first. */
function StateLine({ presence, speedMps }: { presence: BoardPresence | undefined; speedMps: number | undefined }) {
  if (!presence)
    return <span class="presence">{speedMps !== undefined && <span>{text.roster.motion(speedMps)}</span>}</span>;
  const { link, duty, batteryPercent, charging = false, blockers = [] } = presence;
  return (
    <span class="presence">
      {blockers.length > 0 && <BlockerLine presence={presence} />}
      {link !== 'connected' && <span class={`link link-${link}`}>{text.presence(presence)}</span>}
      {duty && <span class="duty">{text.duty[duty]}</span>}
      {batteryPercent !== undefined && <Battery percent={batteryPercent} isCharging={charging} />}
    </span>
  );
}

/** Why the phone cannot deliver good fixes. */
function BlockerLine({ presence }: { presence: BoardPresence }) {
  const { blockers = [] } = presence;
  return <span class="blockers">{blockers.map((blocker) => text.blocker[blocker]).join(' · ')}</span>;
}
