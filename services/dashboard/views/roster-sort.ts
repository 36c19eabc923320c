import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FleetPicture } from '../core/fleet.ts';
import type { RosterPlace, RosterSort } from '../core/roster-order.ts';
import { text } from '../text.ts';

/** A point on the map that somebody has asked distances to. */
export interface RosterReference {
  /** Short, such as `this point` or a street. */
  readonly label: string;
  readonly place: RosterPlace;
}

type Choice =
  | { readonly by: 'name' | 'newest' | 'oldest' | 'point' }
  /** Whoever was selected when it was chosen, also when somebody else is selected since. */
  | { readonly by: 'technician'; readonly id: string };

const BY_SELECTED = 'selected';
const BY_NAME: Choice = { by: 'name' };

/** The order of the roster, and what can be chosen instead. A new reference point is sorted by at once; another choice gives it up. */
export function useRosterSort(
  picture: FleetPicture,
  selectedId: string | undefined,
  reference: RosterReference | undefined,
  onClearReference: (() => void) | undefined,
) {
  const choice = useSignal<Choice>(BY_NAME);
  useEffect(() => {
    if (reference) choice.value = { by: 'point' };
  }, [choice, reference]);
  const chosen = choice.value;
  const anchor = chosen.by === 'technician' ? picture.find(chosen.id) : undefined;
  const selected = selectedId === undefined ? undefined : picture.find(selectedId);
  const sort = sortOf(chosen, anchor?.position, reference);

  const options: { value: string; label: string }[] = (['name', 'newest', 'oldest'] as const).map((by) => ({
    value: by,
    label: text.roster.sortBy[by],
  }));
  if (reference) options.push({ value: 'point', label: text.roster.sortByDistance(reference.label) });
  if (anchor?.position) options.push({ value: 'technician', label: text.roster.sortByDistance(anchor.displayName) });
  if (selected?.position && selected.technicianId !== anchor?.technicianId)
    options.push({ value: BY_SELECTED, label: text.roster.sortByDistance(selected.displayName) });

  return {
    sort,
    /** Of the options: the one that is in force. */
    value: sort.by === 'distance' ? chosen.by : sort.by,
    options,
    choose: (value: string) => {
      if (reference && value !== 'point') onClearReference?.();
      if (value === BY_SELECTED && selected) choice.value = { by: 'technician', id: selected.technicianId };
      else if (value === 'name' || value === 'newest' || value === 'oldest' || value === 'point')
        choice.value = { by: value };
    },
  };
}

// Where there is nothing to measure from any more, names are the order that is always there.
function sortOf(choice: Choice, anchor: RosterPlace | undefined, reference: RosterReference | undefined): RosterSort {
  switch (choice.by) {
    case 'name':
    case 'newest':
    case 'oldest':
      return { by: choice.by };
    case 'point': {
      if (!reference) return { by: 'name' };
      const { latitudeDeg, longitudeDeg } = reference.place;
      return { by: 'distance', of: `point ${latitudeDeg} ${longitudeDeg}`, from: reference.place };
    }
    case 'technician':
      return anchor ? { by: 'distance', of: `technician ${choice.id}`, from: anchor } : { by: 'name' };
  }
}
