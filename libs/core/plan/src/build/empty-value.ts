import type { Context } from './context';
import { draftLeaves, draftMaker, type Draft, type DraftLeaf } from './draft';
import { countIn, seesAll } from './presence';

/** The value of a metric, and in place of it what the metric says where none of its aggregates had a row. */
export function orEmpty(value: Draft, context: Context): Draft {
  const { metric } = context;
  const { empty } = metric.definition;
  const isEmpty = empty === undefined ? undefined : hadNoRow(value, context);
  if (isEmpty === undefined) return value;
  const make = draftMaker(value.origin);
  const instead = make.literal(empty === 'hide' || empty === undefined ? null : empty);
  return make.call(value.type, 'if', [isEmpty, instead, value]);
}

/**
 * Whether no aggregate of a value had a row after all filters. Those under a total speak of more than the group, and count only
 * where there are no others. Undefined where there is no aggregate.
 */
export function hadNoRow(value: Draft, { space }: Context): Draft | undefined {
  const make = draftMaker(value.origin);
  const counts = draftLeaves(value).flatMap((leaf) => countLeaf(leaf, { space, origin: value.origin }));
  const whole = counts.filter(({ leaf }) => seesAll(leaf, space));
  const distinct = distinctLeaves(whole.length > 0 ? whole : counts);
  const [first, ...others] = distinct;
  if (first === undefined) return undefined;
  const rows = others.reduce<Draft>((sum, count) => make.call('integer', 'add', [sum, count]), first);
  return make.call('boolean', 'equal', [rows, make.literal(0)]);
}

function countLeaf(leaf: DraftLeaf, { space, origin }: Pick<DraftLeaf, 'space' | 'origin'>): readonly DraftLeaf[] {
  const counted = countIn(space, leaf);
  const { conditions, runs_at } = leaf;
  if (counted === undefined) return [];
  return [draftMaker(origin).leaf({ leaf: counted, space, conditions, ...(runs_at !== undefined && { runs_at }) })];
}

function distinctLeaves(leaves: readonly DraftLeaf[]): readonly DraftLeaf[] {
  return [...new Map(leaves.map((draft) => [JSON.stringify(draft.leaf), draft])).values()];
}
