import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { Catalog, CheckedAccessRule, CheckedDataset } from '@core/formula';
import type { RowRestriction } from '../frame/frame-query';
import type { RowExpression } from '../frame/row-expression';
import { collectJoins } from '../frames/collect-joins';
import { anyOf, distinctRows } from '../frames/row-keys';
import { knownDataset } from '../lower/dataset-at';
import type { DataAccess } from '../request/data-access';
import { bindAttributes } from './bind-attributes';
import { lowerRule } from './lower-rule';

/** What a caller sees of one dataset. */
export type DatasetAccess =
  | {
      readonly kind: 'granted';
      /** Absent: all rows. */
      readonly restriction?: RowRestriction;
      readonly hidden: ReadonlySet<string>;
    }
  | { readonly kind: 'refused'; readonly problems: readonly Diagnostic[] };

/** What a caller sees of the datasets of a catalog. */
export interface AccessView {
  /** Nobody in particular asks: everything is seen. */
  readonly isOpen: boolean;
  /** Of a dataset without errors; throws TypeError for another one. */
  readonly of: (dataset: string) => DatasetAccess;
}

const everything: DatasetAccess = { kind: 'granted', hidden: new Set() };

/** Without `access` everything is seen. */
export function openAccess(catalog: Catalog, access: DataAccess | undefined): AccessView {
  const known = new Map<string, DatasetAccess>();
  return {
    isOpen: access === undefined,
    of: (name) => {
      if (access === undefined) return everything;
      const found = known.get(name) ?? readAccess(knownDataset(name, catalog), access, catalog);
      known.set(name, found);
      return found;
    },
  };
}

/** The rows of every rule that fits, and the fields that none of them hides from its roles. */
function readAccess({ name, access: rules }: CheckedDataset, access: DataAccess, catalog: Catalog): DatasetAccess {
  if (rules === undefined) return everything;
  const fitting = rules.filter(({ roles }) => roles.some((role) => access.roles.includes(role)));
  const [first, ...others] = fitting;
  if (first === undefined) return { kind: 'refused', problems: [diagnose('access.dataset_denied', { dataset: name })] };
  const hidden = new Set(first.hidden.filter((field) => others.every((rule) => rule.hidden.includes(field))));
  if (fitting.some(({ condition }) => condition === undefined)) return { kind: 'granted', hidden };
  const conditions: RowExpression[] = [];
  const problems: Diagnostic[] = [];
  for (const rule of fitting) {
    const bound = bindCondition(rule, name, { access, catalog });
    if ('problems' in bound) problems.push(...bound.problems);
    else conditions.push(bound.condition);
  }
  const condition = anyOf(distinctRows(conditions));
  if (condition === undefined || problems.length > 0) return { kind: 'refused', problems };
  const joins = collectJoins(name, [condition], catalog);
  return { kind: 'granted', hidden, restriction: { dataset: name, joins, condition } };
}

function bindCondition(
  rule: CheckedAccessRule,
  dataset: string,
  { access, catalog }: { readonly access: DataAccess; readonly catalog: Catalog },
): { readonly condition: RowExpression } | { readonly problems: readonly Diagnostic[] } {
  const { valueOf, problems } = bindAttributes(rule, dataset, access);
  return problems.length > 0 ? { problems } : lowerRule(rule, dataset, { catalog, parameter: valueOf });
}
