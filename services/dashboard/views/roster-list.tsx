import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { type ListView, placeAfter, scrollTopFor, windowOf } from '../core/list-window.ts';
import type { RosterList } from '../core/roster-index.ts';
import type { RosterPlace } from '../core/roster-order.ts';
import { text } from '../text.ts';
import { RosterItem } from './roster-item.tsx';

/** What keys pressed elsewhere may ask of the list. */
export interface RosterListHandle {
  /** Marks another row and takes the focus. @param key such as `ArrowDown` */
  move(key: string): void;
  /** Selects who is marked, if anybody is. */
  selectActive(): void;
  selectFirst(): void;
}

interface RosterRowsProps {
  readonly handle: RefObject<RosterListHandle | undefined>;
  readonly list: RosterList;
  /** By the server's clock. */
  readonly timeMs: number;
  readonly selectedId: string | undefined;
  readonly from: RosterPlace | undefined;
  /** The list begins at its top again whenever this is another one. */
  readonly queryKey: string;
  onSelect(id: string): void;
  /** Somebody is pointing, scrolling or moving in the list. */
  onUse(): void;
}

/** Height of a row at the page's font size. All are equally high, so a row's place is a product. */
const ROW_HEIGHT_REM = 3.75;

/**
 * The rows that are in sight, of a list of any length. It is a list box: the focus stays on the list and
 * `aria-activedescendant` says who is marked, so nothing is lost when a row that had been in sight is taken away.
 */
export function RosterRows(props: RosterRowsProps) {
  const { handle, list, timeMs, selectedId, from, queryKey, onSelect, onUse } = props;
  const box = useRef<HTMLDivElement>(null);
  const baseId = useId();
  const activeId = useSignal<string | undefined>(undefined);
  const scroll = useSignal({ scrollTop: 0, height: 0 });
  const isPressing = useRef(false);
  const rowHeight = useRowHeight();
  const view: ListView = { count: list.count, rowHeight, ...scroll.value };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => {
      scroll.value = { scrollTop: element.scrollTop, height: element.clientHeight };
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scroll]);

  const showPlace = (place: number) => {
    const element = box.current;
    if (!element || place < 0) return;
    const now: ListView = { ...view, scrollTop: element.scrollTop, height: element.clientHeight };
    element.scrollTop = scrollTopFor(place, now);
  };
  const activate = (place: number) => {
    activeId.value = list.rowAt(place)?.technician.technicianId;
    showPlace(place);
  };
  const activePlace = activeId.value === undefined ? -1 : list.placeOf(activeId.value);
  const move = (key: string): boolean => {
    const next = placeAfter(key, activePlace, view);
    if (next === undefined) return false;
    onUse();
    activate(next);
    return true;
  };
  const selectPlace = (place: number) => {
    const id = list.rowAt(place)?.technician.technicianId;
    if (id === undefined) return;
    activeId.value = id;
    onSelect(id);
  };
  const select = () => selectPlace(activePlace);
  handle.current = {
    move: (key) => {
      box.current?.focus({ preventScroll: true });
      move(key);
    },
    selectActive: select,
    selectFirst: () => selectPlace(0),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const isSelecting = event.key === 'Enter' || event.key === ' ';
    if (isSelecting) select();
    if (isSelecting || move(event.key)) event.preventDefault();
  };

  useEffect(() => {
    if (box.current) box.current.scrollTop = 0;
  }, [queryKey]);
  // Whoever is selected on the map, or by a link, is in sight here as well. Not again each second: people scroll.
  useEffect(() => {
    if (selectedId === undefined) return;
    activeId.value = selectedId;
    showPlace(list.placeOf(selectedId));
  }, [selectedId]);

  return (
    <div
      ref={box}
      class="roster-list"
      role="listbox"
      aria-label={text.roster.list}
      aria-activedescendant={activePlace < 0 ? undefined : `${baseId}-${activePlace}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        const row = (target as Element).closest<HTMLElement>('[data-place]');
        if (row) selectPlace(Number(row.dataset.place));
      }}
      onMouseDown={(event) => {
        // The focus stays on the list: a row that had it would take it along when it scrolls away.
        if (!(event.target as Element).closest('[data-place]')) return;
        event.preventDefault();
        isPressing.current = true;
        box.current?.focus({ preventScroll: true });
        isPressing.current = false;
      }}
      onPointerMove={onUse}
      onFocus={() => {
        // Not while a row is being pressed: the list would move away below the pointer.
        if (activePlace < 0 && !isPressing.current && box.current?.matches(':focus-visible')) move('ArrowDown');
      }}
      onScroll={({ currentTarget }) => {
        onUse();
        // Whole rows: within one, the same rows are in sight, and there is nothing to draw.
        const scrollTop = Math.floor(currentTarget.scrollTop / rowHeight) * rowHeight;
        if (scrollTop !== scroll.peek().scrollTop) scroll.value = { ...scroll.peek(), scrollTop };
      }}
    >
      <div class="roster-rows" role="presentation" style={{ height: `${list.count * rowHeight}px` }}>
        {placesToDraw(view, activePlace).map((place) => {
          const row = list.rowAt(place);
          if (!row) return null;
          const { technicianId } = row.technician;
          return (
            <RosterItem
              key={technicianId}
              row={row}
              timeMs={timeMs}
              place={place}
              count={list.count}
              rowHeight={rowHeight}
              elementId={`${baseId}-${place}`}
              isSelected={technicianId === selectedId}
              isActive={place === activePlace}
              from={from}
            />
          );
        })}
      </div>
    </div>
  );
}

// Who is marked is drawn even when scrolled away: `aria-activedescendant` must name something that is there.
function placesToDraw(view: ListView, activePlace: number): number[] {
  const { from, to } = windowOf(view);
  const places = Array.from({ length: to - from }, (_, index) => from + index);
  return activePlace >= 0 && (activePlace < from || activePlace >= to) ? [...places, activePlace] : places;
}

// People who set a larger font in their browser get higher rows.
function useRowHeight(): number {
  const rowHeight = useRef<number | undefined>(undefined);
  rowHeight.current ??= ROW_HEIGHT_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return rowHeight.current;
}
