import { diagnose } from '@core/diagnostics';
import { resolveDimension, type Expression, type FieldReference } from '@core/formula';
import type { RowExpression } from '../frame/row-expression';
import { lowerRow } from '../lower/lower-row';
import type { Condition, Context } from './context';
import type { LevelledRow } from './draft';
import { pathOf } from './find-fields';
import { rowScopeOf, type RowsAt } from './row-scope-of';

/** The conditions of a context on the rows of a dataset. */
export function lowerConditions(context: Context, at: RowsAt): readonly LevelledRow[] {
  return context.conditions.flatMap((condition) =>
    conjuncts(condition.expression).flatMap((part) => {
      const row = lowerPart(part, condition, { context, at });
      return row === undefined ? [] : [{ level: condition.level, row }];
    }),
  );
}

/** `a and b and c` as its parts. */
export function conjuncts(expression: Expression): readonly Expression[] {
  const isBoth = expression.kind === 'call' && expression.function === 'and';
  return isBoth ? expression.arguments.flatMap(conjuncts) : [expression];
}

/** Undefined where a total drops the part: it speaks of a dimension that the dataset does not have. */
function lowerPart(
  part: Expression,
  condition: Condition,
  { context, at }: { readonly context: Context; readonly at: RowsAt },
): RowExpression | undefined {
  const missed: FieldReference[] = [];
  const onUnreachable = (field: FieldReference) => missed.push(field);
  const row = lowerRow(part, rowScopeOf(context, condition.scope, { ...at, path: condition.path, onUnreachable }));
  if (missed.length === 0) return row;
  if (at.onUnreachable !== undefined) {
    missed.forEach(at.onUnreachable);
    return undefined;
  }
  for (const field of missed.filter((reference) => !isUnderTotal(reference, context))) {
    const words = { dataset: at.home, field: pathOf(field), use: 'filtered' } as const;
    const span = condition.path === '/where' ? field.span : undefined;
    context.query.findings.add(diagnose('formula.unreachable_field', words, { path: condition.path, span }));
  }
  return undefined;
}

function isUnderTotal(reference: FieldReference, { dropped, query }: Context): boolean {
  return dropped.some((total) => {
    if (total.kind === 'all' || total.name === pathOf(reference)) return true;
    const { field } = resolveDimension(total.name, reference.dataset, query.catalog, total.metric.fields);
    return field !== undefined && pathOf(field) === pathOf(reference);
  });
}
