import { diagnose } from '@core/diagnostics';
import { resolveDimension, type Expression, type FieldReference } from '@core/formula';
import type { RowExpression } from '../frame/row-expression';
import { lowerRow } from '../lower/lower-row';
import type { Condition, Context } from './context';
import { pathOf } from './find-fields';
import { rowScopeOf } from './row-scope-of';

/** The conditions of a context on the rows of a dataset, those of the query and of the formula apart. */
export function lowerConditions(
  context: Context,
  home: string,
  bucket: number,
): Record<Condition['from'], readonly RowExpression[]> {
  const lowered = { context: [] as RowExpression[], formula: [] as RowExpression[] };
  for (const condition of context.conditions) {
    for (const part of conjuncts(condition.expression)) {
      const row = lowerPart(part, condition, { context, home, bucket });
      if (row !== undefined) lowered[condition.from].push(row);
    }
  }
  return lowered;
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
  { context, home, bucket }: { readonly context: Context; readonly home: string; readonly bucket: number },
): RowExpression | undefined {
  const missed: FieldReference[] = [];
  const row = lowerRow(
    part,
    rowScopeOf(context, condition.scope, { home, bucket, onUnreachable: (field) => missed.push(field) }),
  );
  if (missed.length === 0) return row;
  for (const field of missed.filter((reference) => !isUnderTotal(reference, context))) {
    const words = { dataset: home, field: pathOf(field), use: 'filtered' } as const;
    const span = condition.path === '/where' ? field.span : undefined;
    context.query.findings.add(diagnose('formula.unreachable_field', words, { path: condition.path, span }));
  }
  return undefined;
}

function isUnderTotal(reference: FieldReference, { dropped, query }: Context): boolean {
  return dropped.some((total) => {
    if (total.kind === 'all' || total.name === pathOf(reference)) return true;
    const { field } = resolveDimension(total.name, reference.dataset, query.catalog);
    return field !== undefined && pathOf(field) === pathOf(reference);
  });
}
