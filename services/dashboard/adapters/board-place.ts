import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { formatPlaceLink, type PlaceLink, parsePlaceLink } from '../core/place-link.ts';
import type { Replay } from '../core/replay.ts';

/** A place the dispatcher clicked: distances in the list count from here. */
export interface Reference {
  readonly latDeg: number;
  readonly lonDeg: number;
}

/** At whom and at which time the board looks. The address bar follows, so that its link shows the same again. */
export interface BoardPlace {
  readonly selectedId: ReadonlySignal<string | undefined>;
  readonly isFollowing: Signal<boolean>;
  /** The calendar day whose history of the selected technician is open. */
  readonly day: ReadonlySignal<string | undefined>;
  readonly reference: Signal<Reference | undefined>;
  readonly isPast: ReadonlySignal<boolean>;
  /** What could not be read in the address. */
  readonly problem: Signal<PlaceLink['problem']>;
  /** Selecting somebody else ends following and closes the day. */
  select(technicianId: string | undefined): void;
  openDay(day: string | undefined): void;
  goTo(atMs: number): void;
  goLive(): void;
  stop(): void;
}

/** The address is written once it has rested so long, ms: browsers refuse a page that writes it with each move of a pointer. */
const ADDRESS_REST_MS = 400;

/** Looks first where the address says, and again whenever somebody changes it. */
export function createBoardPlace(replay: Pick<Replay, 'goTo' | 'stop' | 'state'>): BoardPlace {
  const selectedId = signal<string | undefined>(undefined);
  const isFollowing = signal(false);
  const day = signal<string | undefined>(undefined);
  const reference = signal<Reference | undefined>(undefined);
  const isPast = signal(false);
  const problem = signal<PlaceLink['problem']>(undefined);

  const select = (technicianId: string | undefined) => {
    if (technicianId !== selectedId.peek()) {
      isFollowing.value = false;
      day.value = undefined;
    }
    selectedId.value = technicianId;
  };
  const goTo = (atMs: number) => {
    isPast.value = true;
    replay.goTo(atMs);
  };
  const goLive = () => {
    isPast.value = false;
    replay.stop();
  };
  const open = (link: PlaceLink) => {
    problem.value = link.problem;
    select(link.technicianId);
    day.value = link.day;
    if (link.atMs !== undefined) goTo(link.atMs);
    else if (isPast.peek()) goLive();
  };
  /** The address as it was last read or written. */
  let known = location.hash;
  const read = () => {
    known = location.hash;
    open(parsePlaceLink(known));
  };

  read();
  window.addEventListener('hashchange', read);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopWriting = effect(() => {
    const atMs = isPast.value ? replay.state.value.atMs : undefined;
    const fragment = formatPlaceLink({ technicianId: selectedId.value, atMs, day: day.value });
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Somebody has just changed it, and it is about to be read: that counts, not where the board was before.
      if (location.hash !== known || fragment === known) return;
      history.replaceState(null, '', location.pathname + location.search + fragment);
      known = location.hash;
    }, ADDRESS_REST_MS);
  });
  return {
    selectedId,
    isFollowing,
    day,
    reference,
    isPast,
    problem,
    select,
    openDay: (opened) => {
      day.value = opened;
    },
    goTo,
    goLive,
    stop: () => {
      stopWriting();
      clearTimeout(timer);
      window.removeEventListener('hashchange', read);
    },
  };
}
