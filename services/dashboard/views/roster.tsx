import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { FleetPicture } from '../core/fleet.ts';
import type { StatusFilter } from '../core/roster.ts';
import { createRosterIndex, type Moment, type RosterIndex, type RosterList } from '../core/roster-index.ts';
import { text } from '../text.ts';
import { type RosterListHandle, RosterRows } from './roster-list.tsx';
import { type RosterReference, useRosterSort } from './roster-sort.ts';
import { Search, SortMenu, StatusFilters } from './roster-toolbar.tsx';
import { useShortcuts } from './shortcuts.tsx';

/** Says of an id whether the technician is shown. */
export type IsShown = (technicianId: string) => boolean;

interface RosterProps {
  /** Live or past; another one is taken up where the dispatcher left the list. */
  readonly picture: FleetPicture;
  /** The times of `picture`, new each second. */
  readonly moment: ReadonlySignal<Moment>;
  readonly selectedId: string | undefined;
  /** A point to sort by distance to; undefined: none was named. */
  readonly reference?: RosterReference | undefined;
  onSelect(id: string | undefined): void;
  /** Whom search and filter show, told anew whenever that has changed; undefined: everybody. */
  onShown?: ((isShown: IsShown | undefined) => void) | undefined;
  onAddPhone(): void;
  /** The point is no longer needed: another order was chosen. */
  onClearReference?: (() => void) | undefined;
}

/** After this long without a move in the list, its rows may change places again, ms. */
const USE_MS = 5_000;

/** Everybody, with search, filters and sorting: the map in words, complete without it. */
export function Roster(props: RosterProps) {
  const { picture, moment, selectedId, reference, onSelect, onShown, onAddPhone, onClearReference } = props;
  const index = useMemo(() => createRosterIndex(picture), [picture]);
  useEffect(() => index.stop, [index]);
  const words = useSignal('');
  const status = useSignal<StatusFilter>('all');
  const usedAtMs = useRef(Number.NEGATIVE_INFINITY);
  const input = useRef<HTMLInputElement>(null);
  const rows = useRef<RosterListHandle | undefined>(undefined);
  const { sort, value, options, choose } = useRosterSort(picture, selectedId, reference, onClearReference);
  useRosterKeys({ input, rows, words, status, onSelect });

  const { nowMs, serverNowMs } = moment.value;
  const query = { status: status.value, words: words.value, sort };
  const list = index.refresh(query, { nowMs, serverNowMs }, nowMs - usedAtMs.current > USE_MS);
  const filterKey = `${status.value} ${words.value.trim()}`;
  useShown(list, filterKey !== 'all ', index, onShown);
  const setStatus = (next: StatusFilter) => {
    status.value = next;
  };
  const setWords = (next: string) => {
    words.value = next;
  };
  const total = index.technicianCount();
  return (
    <section class="roster" aria-labelledby="roster-title">
      <div class="roster-head">
        <Title total={total} onAddPhone={onAddPhone} />
        {total > 0 && (
          <>
            <StatusFilters counts={list.counts} status={status.value} onStatus={setStatus} />
            <div class="roster-tools">
              <Search input={input} words={words.value} onWords={setWords} rows={rows} />
              <SortMenu value={value} options={options} onSort={choose} />
            </div>
          </>
        )}
      </div>
      <Found count={list.count} total={total} queryKey={filterKey} />
      {total === 0 && (picture.hasPicture() ? <EmptyTenant /> : <p class="roster-note">{text.roster.loading}</p>)}
      {total > 0 && list.count === 0 && (
        <NobodyFound
          status={status.value}
          words={words.value.trim()}
          onClear={() => {
            setWords('');
            setStatus('all');
          }}
        />
      )}
      {list.count > 0 && (
        <RosterRows
          handle={rows}
          list={list}
          timeMs={serverNowMs}
          selectedId={selectedId}
          from={sort.by === 'distance' ? sort.from : undefined}
          queryKey={`${value} ${filterKey}`}
          onSelect={onSelect}
          onUse={() => {
            usedAtMs.current = Date.now();
          }}
        />
      )}
    </section>
  );
}

interface RosterKeysProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly rows: RefObject<RosterListHandle | undefined>;
  readonly words: Signal<string>;
  readonly status: Signal<StatusFilter>;
  onSelect(id: string | undefined): void;
}

function useRosterKeys({ input, rows, words, status, onSelect }: RosterKeysProps): void {
  const show = (filter: StatusFilter) => () => {
    status.value = filter;
  };
  const move = (key: string) => () => rows.current?.move(key);
  useShortcuts({
    search: () => {
      input.current?.focus();
      input.current?.select();
    },
    showAll: show('all'),
    showFresh: show('fresh'),
    showLate: show('late'),
    showSilent: show('silent'),
    next: move('ArrowDown'),
    previous: move('ArrowUp'),
    nextPage: move('PageDown'),
    previousPage: move('PageUp'),
    first: move('Home'),
    last: move('End'),
    select: () => rows.current?.selectActive(),
    escape: () => {
      if (words.value !== '') {
        words.value = '';
        return;
      }
      // Out of the empty search as well, so that the other keys are at hand again.
      input.current?.blur();
      onSelect(undefined);
    },
  });
}

function Title({ total, onAddPhone }: { total: number; onAddPhone: () => void }) {
  return (
    <div class="roster-title">
      <h2 id="roster-title">
        {text.roster.title}
        {total > 0 && <span class="roster-total">{total.toLocaleString('en')}</span>}
      </h2>
      <button class="button roster-add" type="button" aria-haspopup="dialog" onClick={onAddPhone}>
        {text.phone.add}
      </button>
    </div>
  );
}

// The map shows whom the list shows, by the same look at the same picture.
function useShown(list: RosterList, isFiltered: boolean, index: RosterIndex, onShown: RosterProps['onShown']): void {
  const membership = isFiltered ? list.membership : undefined;
  useEffect(() => {
    onShown?.(isFiltered ? (id) => list.isListed(id) : undefined);
  }, [isFiltered, membership, index, onShown]);
}

/** Says aloud how many are left when the search or the filter has changed, and not each time somebody's age does. */
function Found({ count, total, queryKey }: { count: number; total: number; queryKey: string }) {
  const words = useSignal('');
  const keyBefore = useRef(queryKey);
  useEffect(() => {
    if (keyBefore.current === queryKey) return;
    keyBefore.current = queryKey;
    words.value = text.roster.found(count, total);
  }, [words, queryKey, count, total]);
  return (
    <p class="roster-said" role="status">
      {words.value}
    </p>
  );
}

interface NobodyFoundProps {
  readonly status: StatusFilter;
  readonly words: string;
  onClear(): void;
}

function NobodyFound({ status, words, onClear }: NobodyFoundProps) {
  return (
    <div class="roster-note roster-nobody">
      <p>{text.roster.nobody(status, words)}</p>
      <button class="button" type="button" onClick={onClear}>
        {status === 'all' ? text.roster.clearSearch : text.roster.showAll}
      </button>
    </div>
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
