import { findPaths } from '../paths/find-paths';
import { reach } from '../paths/reach';
import type { Expression, FieldReference } from '../tree/expression';
import type { CheckContext, Datasets } from './context';
import { fieldsOf } from './leaves';

type Settling = Pick<CheckContext, 'names' | 'findings' | 'source'>;

/** The expression with every field seen from `dataset`; reports the fields that a row of it does not reach. */
export function settleOn<E extends Expression>(expression: E, dataset: string, context: Settling): E | undefined {
  let sound = true;
  const settled = mapFields(expression, (field) => {
    const reference = reachOrReport(field, dataset, 'filtered', context);
    sound &&= reference !== undefined;
    return reference ?? field;
  });
  return sound ? (settled as E) : undefined;
}

/** The dataset whose rows an aggregate ranges over: the one that reaches all fields that its arguments name. */
export function chooseDataset(args: readonly Expression[], context: Settling): string | undefined {
  const fields = args.flatMap(fieldsOf);
  const datasets = [...new Set(fields.map(({ dataset }) => dataset))];
  if (datasets.length <= 1) return datasets[0];
  const chosen = datasets.find((dataset) =>
    fields.every((field) => reach(field, dataset, context.names).kind === 'reached'),
  );
  if (chosen !== undefined) return chosen;
  const stranger = fields.find(({ dataset }) => dataset !== datasets[0]) ?? fields[0];
  return stranger && context.findings.report('formula.mixed_datasets', { datasets }, stranger.span);
}

/** The field as `dataset` sees it; says why when it does not. */
export function reachOrReport(
  field: FieldReference,
  dataset: string,
  verb: 'filtered' | 'grouped' | 'placed in time',
  { names, findings, source }: Settling,
): FieldReference | undefined {
  const reached = reach(field, dataset, names);
  if (reached.kind === 'reached') return reached.reference;
  const written = source.slice(field.span.start, field.span.end);
  if (reached.kind === 'tie') {
    return findings.report('formula.ambiguous_name', { name: written, candidates: reached.paths }, field.span);
  }
  if (verb === 'filtered' && isManySide(field, dataset, names)) {
    const example = `any(${field.dataset}.${[...field.path, field.field].join('.')} == …)`;
    return findings.report('formula.many_side', { dataset, field: written, example }, field.span);
  }
  return findings.report('formula.unreachable_field', { dataset, field: written, verb }, field.span);
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
