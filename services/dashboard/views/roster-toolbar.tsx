import '../styles/roster-tools.css';
import type { RefObject } from 'preact';
import { STATUS_FILTERS, type StatusCounts, type StatusFilter } from '../core/roster.ts';
import { text } from '../text.ts';
import { FreshnessSign } from './freshness-sign.tsx';
import type { RosterListHandle } from './roster-list.tsx';

interface StatusFiltersProps {
  readonly counts: StatusCounts;
  readonly status: StatusFilter;
  onStatus(status: StatusFilter): void;
}

/** Four buttons, one of them pressed: whom to show, and how many there are of each. */
export function StatusFilters({ counts, status, onStatus }: StatusFiltersProps) {
  return (
    <fieldset class="filters" aria-label={text.roster.filters}>
      {STATUS_FILTERS.map((filter, index) => {
        const key = String(index + 1);
        return (
          <button
            key={filter}
            class="filter"
            type="button"
            aria-pressed={status === filter}
            aria-keyshortcuts={key}
            title={text.roster.filterHint(filter, key)}
            onClick={() => onStatus(filter)}
          >
            <span class="filter-name">
              {filter !== 'all' && <FreshnessSign freshness={filter} />}
              {text.roster.status[filter]}
            </span>
            <span class="filter-count">{counts[filter].toLocaleString('en')}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

interface SearchProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly words: string;
  onWords(words: string): void;
  readonly rows: RefObject<RosterListHandle | undefined>;
}

/** Finds people by name or id. From here ↓ goes into the list and Enter selects who comes first. */
export function Search({ input, words, onWords, rows }: SearchProps) {
  return (
    <input
      ref={input}
      class="search"
      type="search"
      placeholder={text.roster.search}
      aria-label={text.roster.search}
      aria-keyshortcuts="/"
      value={words}
      onInput={({ currentTarget }) => onWords(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
        event.preventDefault();
        if (event.key === 'Enter') rows.current?.selectFirst();
        else rows.current?.move('Home');
      }}
    />
  );
}

interface SortMenuProps {
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  onSort(value: string): void;
}

/** The order of the list. */
export function SortMenu({ value, options, onSort }: SortMenuProps) {
  return (
    <select
      class="sort"
      aria-label={text.roster.sort}
      value={value}
      onChange={({ currentTarget }) => onSort(currentTarget.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
