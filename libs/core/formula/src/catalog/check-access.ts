import type { AccessRuleDefinition, DatasetDefinition } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { NamedDataset, Names } from '../check/context';
import { findDatasets } from '../paths/follow-path';
import type { Expression, FieldReference } from '../tree/expression';
import { checkRowText } from './check-text';
import { datasetsReadOnRows } from './datasets-read';
import { expressionsIn } from './expressions-in';
import type { CheckedAccessRule } from './types';

export interface AccessResult {
  readonly access?: readonly CheckedAccessRule[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Who sees which rows and fields of a dataset: conditions on its rows that are the same in every request of a caller. */
export function checkAccess(
  { access }: Pick<DatasetDefinition, 'access'>,
  dataset: NamedDataset,
  names: Names,
): AccessResult {
  if (access === undefined) return { diagnostics: [] };
  const rules = access.map((rule, index) => checkRule(rule, { dataset, names, path: `/access/${index}/where` }));
  return { access: rules.map(({ rule }) => rule), diagnostics: rules.flatMap(({ diagnostics }) => diagnostics) };
}

interface RuleSurroundings {
  readonly dataset: NamedDataset;
  readonly names: Names;
  readonly path: string;
}

function checkRule({ roles, where, hidden = [] }: AccessRuleDefinition, { dataset, names, path }: RuleSurroundings) {
  const open = { roles, hidden, attributes: [], datasets: [] };
  if (where === undefined) return { rule: open, diagnostics: [] };
  const { expression, diagnostics } = checkRowText(where, { names, dataset, path, attributes: true }, true);
  if (expression === undefined) return { rule: open, diagnostics };
  const parts = expressionsIn(expression);
  const changing = parts.flatMap((part) => {
    const what = nameChanging(part, names);
    return what === undefined ? [] : [diagnose('access.beyond_rows', { what }, { path, span: part.span })];
  });
  const rule: CheckedAccessRule = {
    ...open,
    condition: expression,
    attributes: parts.flatMap((part) => (part.kind === 'parameter' ? [part] : [])),
    datasets: datasetsReadOnRows(expression, dataset.name, names),
  };
  return { rule, diagnostics: [...diagnostics, ...changing] };
}

/** What differs from request to request, by which a caller could choose the rows; undefined for what does not. */
function nameChanging(part: Expression, names: Names, seen: ReadonlySet<string> = new Set()): string | undefined {
  switch (part.kind) {
    case 'context':
      return part.name === 'as_of' ? 'as_of' : 'the period';
    case 'related':
      return part.validity && `.${part.validity === 'during' ? 'during()' : `at(${part.validity})`}`;
    case 'call':
      return part.function === 'business_minutes_between' && part.arguments.length < 3
        ? 'the calendar of business_minutes_between'
        : undefined;
    case 'field':
      return nameBeneath(part, names, seen);
    default:
      return undefined;
  }
}

function nameBeneath(field: FieldReference, names: Names, seen: ReadonlySet<string>): string | undefined {
  const { end } = findDatasets(field, names);
  const origin = end?.fields.get(field.field)?.origin;
  const key = `${end?.name}.${field.field}`;
  if (origin?.kind !== 'calculated' || seen.has(key)) return undefined;
  const beneath = expressionsIn(origin.expression).map((part) => nameChanging(part, names, new Set([...seen, key])));
  const what = beneath.find((name) => name !== undefined);
  return what && `${what} in ${field.field}`;
}
