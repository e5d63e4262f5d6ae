import type { NamedDataset } from '../check/context';
import type { Expression } from '../tree/expression';
import { expressionsIn } from './expressions-in';

/** What a field of a dataset comes from on its own row, and every expression on the way there. */
export interface Calculation {
  /** Own fields of the dataset, the one that was asked for among them. */
  readonly fields: ReadonlySet<string>;
  readonly parts: readonly Expression[];
}

/** Follows a calculated field down to the stored ones; a stored field comes from itself alone. */
export function calculatedFrom(name: string, { name: dataset, fields }: NamedDataset): Calculation {
  const names = new Set([name]);
  const parts: Expression[] = [];
  for (const next of names) {
    const origin = fields.get(next)?.origin;
    for (const part of origin?.kind === 'calculated' ? expressionsIn(origin.expression) : []) {
      parts.push(part);
      if (part.kind === 'field' && isOwn(part, dataset)) names.add(part.field);
    }
  }
  return { fields: names, parts };
}

/** Whether an expression on a row of `dataset` speaks of other rows. */
export function reachesOut(part: Expression, dataset: string): boolean {
  return part.kind === 'related' || (part.kind === 'field' && !isOwn(part, dataset));
}

function isOwn(field: Extract<Expression, { readonly kind: 'field' }>, dataset: string): boolean {
  return field.dataset === dataset && field.path.length === 0;
}
