import type { BoundReference, Measure, OuterValue, RelatedRows, RowExpression } from '@core/plan';
import type { Scope } from '../dialect/dialect';
import { binding, infix, type Fragment } from '../fragment';
import type { Query } from '../query/query';
import { conjunction, indent, selectLines } from '../text';
import type { Lateral } from './lateral';
import { openLevel } from './level';
import { describeOuterRow } from './outer-row';
import { keyOf, measureParts, partsAt } from './parts-at';

/** The lateral joins of a level, in whose scope they stand; each gives one row, so rows never multiply. */
export function lateralLines(laterals: readonly Lateral[], scope: Scope, query: Query): readonly string[] {
  return laterals.map((lateral) => {
    const select = compileLateral(lateral, scope, query);
    return `LEFT JOIN LATERAL (\n${indent(select)}\n) AS ${query.dialect.quote(lateral.name)} ON TRUE`;
  });
}

/**
 * Conditions stand as far inside as they can: engines push none below a lateral join. What concerns related rows of the related
 * rows comes after those.
 */
function compileLateral({ rows, measures }: Lateral, around: Scope, query: Query): string {
  const { dialect } = query;
  const { shared, measures: rest } = shareFilter(measures);
  const ends = rows.link.map(({ outer, own }) => ({ own, outer: outerValue(outer) }));
  const expressions = [...rows.link.map(({ own }) => own), ...measures.flatMap(measureParts)];
  const outer = describeOuterRow([...ends.map((end) => end.outer), ...expressions.flatMap(outsideOf)], query);
  const { scope, laterals, table, joins } = openLevel({ ...rows, expressions, outside: outer.resolve }, query);

  const items = rest.map((measure) => [measure.name, dialect.aggregates[measure.aggregate](measure, scope)] as const);
  const from = outer.table(around);
  const lines = [table(), ...joins()];
  const related = lines.length === 1 ? lines.join('') : `(\n${indent(lines.join('\n'))}\n)`;
  const links = ends.map((end) => equal(scope.compile(end.own), scope.compile(end.outer)));
  const early = shared.filter((condition) => !needsRelated(condition)).map((condition) => scope.compile(condition));
  const nested = lateralLines(laterals, scope, query);
  const late = shared.filter(needsRelated).map((condition) => scope.compile(condition));
  return [
    selectLines(items, dialect.quote),
    `FROM ${from}`,
    `JOIN ${related} ON ${conjunction([...links, ...early])}`,
    ...nested,
    ...(late.length > 0 ? [`WHERE ${conjunction(late)}`] : []),
  ].join('\n');
}

/** A filter that all measures have becomes a condition on rows. */
function shareFilter(measures: readonly Measure[]): {
  readonly shared: readonly RowExpression[];
  readonly measures: readonly Measure[];
} {
  const [filter, ...others] = new Map(measures.map((measure) => [filterKey(measure), measure.filter])).values();
  if (filter === undefined || others.length > 0) return { shared: [], measures };
  return { shared: conjuncts(filter), measures: measures.map(withoutFilter) };
}

function withoutFilter({ name, aggregate, arguments: args, order, type }: Measure): Measure {
  return { name, aggregate, arguments: args, ...(order && { order }), type };
}

function filterKey({ filter }: Measure): string {
  return filter ? keyOf(filter) : '';
}

/** `a AND b AND c` as its parts. */
export function conjuncts(condition: RowExpression): readonly RowExpression[] {
  const isAnd = condition.kind === 'call' && condition.function === 'and';
  return isAnd ? condition.arguments.flatMap(conjuncts) : [condition];
}

function needsRelated(expression: RowExpression): boolean {
  return [...partsAt(expression)].some(({ kind }) => kind === 'related');
}

function outsideOf(expression: RowExpression): readonly (OuterValue | BoundReference)[] {
  return [...partsAt(expression)].filter((part) => part.kind === 'outer' || part.kind === 'bound');
}

function outerValue(value: RelatedRows['link'][number]['outer']): OuterValue {
  return { kind: 'outer', type: value.type, value };
}

function equal(own: Fragment, outer: Fragment): Fragment {
  return infix('=', binding.compare, [own, outer], 'boolean');
}
