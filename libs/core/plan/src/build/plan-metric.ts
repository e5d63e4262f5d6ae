import { diagnose } from '@core/diagnostics';
import type { ValueType } from '@core/formula';
import type { GroupListing } from '../frame/group-space';
import type { LeafSpec } from '../frames/leaf-spec';
import { plainView } from '../time/time-view';
import type { AskedMetric } from './asked-metric';
import { openContext, type Condition, type Context, type Query } from './context';
import type { Draft } from './draft';
import { hadNoRow, orEmpty } from './empty-value';
import { enterMetric } from './enter-metric';
import { listGroups } from './list-groups';
import { listMembers } from './list-members';
import { listValues } from './list-values';
import { lowerFormula } from './lower-formula';
import { lowerTarget } from './lower-target';
import { moveBack } from './move-back';
import type { Comparison } from './read-comparisons';

/** The columns of one metric, and what lists its groups. */
export interface MetricDraft {
  readonly columns: readonly DraftColumn[];
  readonly listing: readonly LeafSpec[];
  /** Counts that list the members of dimensions, with or without rows. */
  readonly members: readonly LeafSpec[];
  /** Declared values that are listed. */
  readonly values: readonly GroupListing[];
}

/** A value column whose leaves have no frame yet. */
export interface DraftColumn {
  readonly name: string;
  readonly metric: string;
  readonly type: ValueType;
  readonly draft: Draft;
  readonly hide?: Draft;
}

interface MetricQuestion {
  readonly query: Query;
  readonly conditions: readonly Condition[];
  readonly comparisons: readonly Comparison[];
  /** Places of dimensions whose members are all listed. */
  readonly every: readonly number[];
}

/** The value of a metric and its comparisons. */
export function planMetric(asked: AskedMetric, { query, conditions, comparisons, every }: MetricQuestion): MetricDraft {
  const { label, metric } = asked;
  const outer = openContext(query, asked, conditions, plainView);
  const context = enterMetric(outer, metric);
  refuseDimensions(context);
  const value = valueIn(context);
  const compared = comparisons.map((comparison): DraftColumn => {
    const name = `${label}.${comparison.text}`;
    if (comparison.kind === 'target') {
      const draft = targetOf(context, comparison.path);
      return { name, metric: label, type: 'number', draft, ...(value.hide && { hide: value.hide }) };
    }
    const earlier = moveBack(outer, comparison.duration, 'a comparison', comparison.path);
    return { name, metric: label, type: metric.type, ...valueIn(enterMetric(earlier, metric)) };
  });
  const drafts = [value, ...compared].map(({ draft }) => draft);
  return {
    columns: [{ name: label, metric: label, type: metric.type, ...value }, ...compared],
    listing: listGroups(drafts, context),
    members: every.flatMap((place) => listMembers(place, context) ?? []),
    values: listValues(drafts, context),
  };
}

function valueIn(context: Context): Pick<DraftColumn, 'draft' | 'hide'> {
  const { metric } = context;
  const draft = lowerFormula(metric.formula, context);
  const hide = metric.definition.empty === 'hide' ? hadNoRow(draft, context) : undefined;
  return { draft: orEmpty(draft, context), ...(hide && { hide }) };
}

function targetOf(context: Context, path: string): Draft {
  const { metric, query, asked } = context;
  if (metric.target === undefined) query.findings.add(diagnose('run.no_target', { metric: asked.label }, { path }));
  return lowerTarget(metric, context, lowerFormula);
}

function refuseDimensions({ query, asked }: Context): void {
  const { dimensions, space, findings } = query;
  const offered = asked.metric.definition.dimensions ?? [];
  for (const [index, dimension] of space.dimensions.entries()) {
    if (dimensions.isOffered(dimension, asked)) continue;
    findings.add(
      diagnose(
        'run.dimension_not_offered',
        { metric: asked.label, dimension: dimension.name, offered },
        { path: `/by/${index}` },
      ),
    );
  }
}
