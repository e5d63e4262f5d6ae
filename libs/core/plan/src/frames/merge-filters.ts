import type { RowExpression } from '../frame/row-expression';
import { allOf, anyOf, distinctRows, rowKey } from './row-keys';
import { canFail } from './row-failures';

/** The conditions under which a leaf sees rows. */
export interface LeafFilter {
  readonly context: readonly RowExpression[];
  readonly own: readonly RowExpression[];
}

export interface MergedFilters {
  /** Of the frame: what is outside is not seen by any leaf. */
  readonly shared: RowExpression | undefined;
  /** What is left for each leaf, in order. */
  readonly rests: readonly (RowExpression | undefined)[];
}

/**
 * Splits the filters of leaves into that of their frame and what remains. The frame keeps what all contexts have in common
 * and, where contexts differ, any of their differences, so that it lists just the groups that some context has. A frame that
 * lists no groups takes what contexts and formulas have in common, but for conditions that may fail: their rows
 * must stay in sight to be counted.
 */
export function mergeFilters(filters: readonly LeafFilter[], lists: boolean): MergedFilters {
  const stays = (part: RowExpression) => lists || canFail(part);
  const contexts = filters.map(({ context, own }) => distinctRows([...context, ...own.filter((part) => !stays(part))]));
  const [first = [], ...others] = contexts.map((context) => new Map(context.map((part) => [rowKey(part), part])));
  const common = new Map([...first].filter(([key]) => others.every((other) => other.has(key))));
  const differences = contexts.map((context) => context.filter((part) => !common.has(rowKey(part))));
  const isOpen = !lists || differences.some((parts) => parts.length === 0);
  const some = isOpen ? undefined : anyOf(differences.flatMap((parts) => allOf(parts) ?? []));
  const rests = filters.map(({ own }, index) => allOf([...(differences[index] ?? []), ...own.filter(stays)]));
  return { shared: allOf([...common.values(), ...(some ? [some] : [])]), rests };
}
