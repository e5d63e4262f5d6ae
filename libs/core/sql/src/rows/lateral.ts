import type { Measure, RelatedRows, RelatedValue } from '@core/plan';
import type { Names } from '../query/names';
import { distinctParts, keyOf, partsAt } from './parts-at';

/** The aggregates over the same related rows, which one lateral join gives as columns. */
export interface Lateral {
  readonly name: string;
  readonly rows: RelatedRows;
  readonly measures: readonly Measure[];
  /** Looks at ends of the window, so it comes after the windows. */
  readonly isWindowed: boolean;
}

export interface Laterals {
  /** Each after those whose columns it needs. */
  readonly list: readonly Lateral[];
  readonly columnOf: (value: RelatedValue) => { readonly table: string; readonly column: string };
}

interface Draft extends Lateral {
  readonly measures: Measure[];
  /** How many laterals it needs one after another. */
  readonly rank: number;
}

/** Few lateral joins for the related aggregates of a level, given each after those that it needs itself. */
export function planLaterals(values: readonly RelatedValue[], names: Names): Laterals {
  const drafts = new Map<string, Draft>();
  const ranks = new Map<string, number>();
  const places = new Map<string, { table: string; column: string }>();
  for (const value of distinctParts(values)) {
    const parts = [...partsAt(value)];
    const needed = parts.map((part) => ranks.get(keyOf(part)) ?? -1);
    const rank = Math.max(-1, ...needed) + 1;
    const isWindowed = parts.some(({ kind }) => kind === 'bound');
    const key = JSON.stringify([isWindowed, rank, value.rows]);
    const draft = drafts.get(key) ?? newDraft(value.rows, { isWindowed, rank }, names);
    drafts.set(key, draft);
    ranks.set(keyOf(value), rank);
    places.set(keyOf(value), { table: draft.name, column: addMeasure(draft, value.measure) });
  }
  return {
    list: [...drafts.values()].toSorted((a, b) => a.rank - b.rank),
    columnOf: (value) => {
      const place = places.get(keyOf(value));
      if (place === undefined) throw new RangeError(`no lateral join gives ${value.measure.aggregate}`);
      return place;
    },
  };
}

function newDraft(rows: RelatedRows, more: Pick<Draft, 'isWindowed' | 'rank'>, names: Names): Draft {
  return { name: names.numbered('related'), rows, measures: [], ...more };
}

/** The column of a measure: `count_1`. */
function addMeasure({ measures }: Draft, measure: RelatedValue['measure']): string {
  const number = measures.filter(({ aggregate }) => aggregate === measure.aggregate).length + 1;
  const name = `${measure.aggregate}_${number}`;
  measures.push({ ...measure, name });
  return name;
}
