import type { BoardTechnician } from '@fieldcast/client';
import { useSignal } from '@preact/signals';
import { countFreshness, type FreshnessCounts, rosterRows } from '../core/roster.ts';
import { text } from '../text.ts';
import { FreshnessSign } from './freshness-sign.tsx';
import { RosterItem } from './roster-item.tsx';

interface RosterProps {
  readonly technicians: readonly BoardTechnician[];
  readonly hasPicture: boolean;
  readonly serverNowMs: number;
  readonly selectedId: string | undefined;
  onSelect(id: string): void;
  onAddPhone(): void;
}

/** Everybody, by name, with search and counts. Works without the map. */
export function Roster({ technicians, hasPicture, serverNowMs, selectedId, onSelect, onAddPhone }: RosterProps) {
  const query = useSignal('');
  const rows = rosterRows(technicians, query.value, serverNowMs);
  const isEmpty = technicians.length === 0;
  return (
    <section class="roster" aria-labelledby="roster-title">
      <div class="roster-head">
        <div class="roster-title">
          <h2 id="roster-title">
            {text.roster.title}
            {!isEmpty && <span class="roster-total">{technicians.length.toLocaleString('en')}</span>}
          </h2>
          <button class="button roster-add" type="button" aria-haspopup="dialog" onClick={onAddPhone}>
            {text.phone.add}
          </button>
        </div>
        {!isEmpty && (
          <>
            <Counts counts={countFreshness(technicians, serverNowMs)} />
            <input
              class="search"
              type="search"
              placeholder={text.roster.search}
              aria-label={text.roster.search}
              value={query.value}
              onInput={({ currentTarget }) => {
                query.value = currentTarget.value;
              }}
            />
          </>
        )}
      </div>
      {isEmpty && (hasPicture ? <EmptyTenant /> : <p class="roster-note">{text.roster.loading}</p>)}
      {!isEmpty && rows.length === 0 && <p class="roster-note">{text.roster.noMatch(query.value.trim())}</p>}
      <ul class="roster-list" onKeyDown={moveFocus}>
        {rows.map((row) => (
          <RosterItem
            key={row.technician.technicianId}
            row={row}
            isSelected={row.technician.technicianId === selectedId}
            onSelect={onSelect}
          />
        ))}
      </ul>
    </section>
  );
}

function Counts({ counts }: { counts: FreshnessCounts }) {
  return (
    <ul class="counts">
      {(['fresh', 'late', 'silent', 'none'] as const)
        .filter((freshness) => freshness !== 'none' || counts.none > 0)
        .map((freshness) => (
          <li key={freshness} class="count">
            <FreshnessSign freshness={freshness} />
            {text.counts.one(freshness, counts[freshness])}
          </li>
        ))}
    </ul>
  );
}

function EmptyTenant() {
  return (
    <div class="roster-empty">
      <h3>{text.roster.emptyTitle}</h3>
      <p>{text.roster.emptyLead}</p>
      <ol>
        {text.roster.emptySteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}

// Each row is a button and reachable by tab; the arrows are the quick way through a long list.
function moveFocus(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const item = (event.target as HTMLElement).closest('li');
  const next = event.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling;
  const button = next?.querySelector('button');
  if (!button) return;
  event.preventDefault();
  button.focus();
}
