import { diagnose } from '@core/diagnostics';
import type { Aggregate, ValueType } from '@core/formula';
import { noShift } from '../time/shift';
import type { AskedMetric } from './asked-metric';
import type { Condition, Context, Query } from './context';
import { leavesIn, type Draft } from './draft';
import { enterMetric } from './enter-metric';
import { lowerAggregate } from './lower-aggregate';
import { lowerFormula } from './lower-formula';
import { lowerTarget } from './lower-target';
import { moveBack } from './move-back';
import type { Comparison } from './read-comparisons';

/** The columns of one metric, and what lists its groups where its formula does not. */
export interface MetricDraft {
  readonly columns: readonly DraftColumn[];
  readonly listing: readonly Draft[];
}

/** A value column whose leaves have no frame yet. */
export interface DraftColumn {
  readonly name: string;
  readonly metric: string;
  readonly type: ValueType;
  readonly draft: Draft;
}

/** The value of a metric and its comparisons. */
export function planMetric(
  asked: AskedMetric,
  {
    query,
    conditions,
    comparisons,
  }: { readonly query: Query; readonly conditions: readonly Condition[]; readonly comparisons: readonly Comparison[] },
): MetricDraft {
  const { label, metric } = asked;
  const outer: Context = { query, asked, metric, conditions, shift: noShift, span: 'bucket', dropped: [], depth: 0 };
  const context = enterMetric(outer, metric);
  refuseDimensions(context);
  const column = (name: string, type: ValueType, draft: Draft): DraftColumn => ({ name, metric: label, type, draft });
  const value = column(label, metric.type, lowerFormula(metric.formula, context));
  const compared = comparisons.map((comparison) => {
    const name = `${label}.${comparison.text}`;
    if (comparison.kind === 'target') return column(name, 'number', targetOf(context, comparison.path));
    const earlier = enterMetric(moveBack(outer, comparison.duration, 'a comparison', comparison.path), metric);
    return column(name, metric.type, lowerFormula(metric.formula, earlier));
  });
  return { columns: [value, ...compared], listing: listsGroups(value.draft, query) ? [] : listGroups(context) };
}

function targetOf(context: Context, path: string): Draft {
  const { metric, query, asked } = context;
  if (metric.target === undefined) query.findings.add(diagnose('run.no_target', { metric: asked.label }, { path }));
  return lowerTarget(metric, context, lowerFormula);
}

function refuseDimensions({ query, asked }: Context): void {
  const { dimensions, findings } = query;
  const offered = asked.metric.definition.dimensions ?? [];
  for (const [index, dimension] of dimensions.names.entries()) {
    if (dimensions.isOffered(index, asked)) continue;
    findings.add(
      diagnose('run.dimension_not_offered', { metric: asked.label, dimension, offered }, { path: `/by/${index}` }),
    );
  }
}

function listsGroups(draft: Draft, { dimensions }: Query): boolean {
  const count = dimensions.names.length;
  return count === 0 || leavesIn(draft).some((leaf) => leaf.dimensions.length === count);
}

/** Where every aggregate stands under a total, the rows of the metric's dataset list the groups. */
function listGroups(context: Context): readonly Draft[] {
  const { base } = context.asked;
  if (base === undefined) return [];
  const span = { start: 0, end: 0 };
  const rows: Aggregate = {
    kind: 'aggregate',
    function: 'count',
    dataset: base,
    arguments: [],
    type: 'integer',
    level: { kind: 'aggregate' },
    span,
  };
  return [lowerAggregate(rows, { ...context, span: 'period' })];
}
