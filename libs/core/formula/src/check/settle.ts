import { findPaths } from '../paths/find-paths';
import { reach, reachOnRow } from '../paths/reach';
import type { Expression, FieldReference } from '../tree/expression';
import type { CheckContext, Datasets } from './context';
import { fieldsOf } from './leaves';

type Settling = Pick<CheckContext, 'names' | 'findings' | 'source'>;

/** The expression with every field as a row of `dataset` reaches it; reports the fields that it does not reach. */
export function settleOn<E extends Expression>(expression: E, dataset: string, context: Settling): E | undefined {
  return settle(expression, (field) => seenFrom(field, dataset, 'read', context));
}

/** A condition with every field as `dataset` shares it: also an own field of the same name and type stands for one. */
export function settleCondition<E extends Expression>(condition: E, dataset: string, context: Settling): E | undefined {
  return settle(condition, (field) => seenFrom(field, dataset, 'filtered', context));
}

function settle<E extends Expression>(expression: E, see: (field: FieldReference) => FieldReference | undefined) {
  let sound = true;
  const settled = mapFields(expression, (field) => {
    const reference = see(field);
    sound &&= reference !== undefined;
    return reference ?? field;
  });
  return sound ? (settled as E) : undefined;
}

/**
 * The expression as it is asked on a row: the fields of the rows around it stay with them, all others are as the row itself,
 * the first of `over`, reaches them.
 */
export function settleOnRows<E extends Expression>(
  expression: E,
  over: readonly [string, ...string[]],
  context: Settling,
): E | undefined {
  return settle(expression, (field) =>
    over.includes(field.dataset) ? field : seenFrom(field, over[0], 'read', context),
  );
}

/** The dataset whose rows an aggregate ranges over: the one that reaches all fields that its arguments name. */
export function chooseDataset(args: readonly Expression[], context: Settling): string | undefined {
  const fields = args.flatMap(fieldsOf);
  const [first] = fields;
  const chosen = datasetReachingAll(fields, context.names);
  const stranger = fields.find(({ dataset }) => dataset !== first?.dataset);
  if (chosen !== undefined || stranger === undefined) return chosen;
  const datasets = [...new Set(fields.map(({ dataset }) => dataset))];
  return context.findings.report('formula.mixed_datasets', { datasets }, stranger.span);
}

/** Of the datasets by which fields are named the one whose rows reach all of them. */
export function datasetReachingAll(fields: readonly FieldReference[], datasets: Datasets): string | undefined {
  const named = [...new Set(fields.map(({ dataset }) => dataset))];
  const reachesAll = (dataset: string) =>
    fields.every((field) => reachOnRow(field, dataset, datasets).kind === 'reached');
  return named.length > 1 ? named.find(reachesAll) : named[0];
}

/** What a dataset would do with a field: read it on its rows, or share it as a dimension. */
export type FieldUse = 'read' | 'filtered' | 'grouped' | 'placed in time' | 'taken per key' | 'run along';

/** The field as `dataset` sees it; says why when it does not. */
export function seenFrom(
  field: FieldReference,
  dataset: string,
  use: FieldUse,
  { names, findings, source }: Settling,
): FieldReference | undefined {
  const reached = (use === 'read' ? reachOnRow : reach)(field, dataset, names);
  if (reached.kind === 'reached') return reached.reference;
  const written = source.slice(field.span.start, field.span.end);
  if (reached.kind === 'tie') {
    return findings.report('formula.ambiguous_name', { name: written, candidates: reached.paths }, field.span);
  }
  if ((use === 'read' || use === 'filtered') && isManySide(field, dataset, names)) {
    const example = `any(${field.dataset}.${[...field.path, field.field].join('.')} == …)`;
    return findings.report('formula.many_side', { dataset, field: written, example }, field.span);
  }
  return findings.report('formula.unreachable_field', { dataset, field: written, use }, field.span);
}

function isManySide(field: FieldReference, dataset: string, datasets: Datasets): boolean {
  return findPaths(field.dataset, dataset, datasets).length > 0;
}

/** A copy of an expression with other fields in the places of its fields. */
export function mapFields(expression: Expression, replace: (field: FieldReference) => FieldReference): Expression {
  if (expression.kind === 'field') return replace(expression);
  if (expression.kind !== 'call') return expression;
  const args = expression.arguments.map((argument) => mapFields(argument, replace));
  const row = args.find(({ level }) => level.kind === 'row');
  return { ...expression, arguments: args, level: row?.level ?? expression.level };
}
