import { stepInto, type Diagnostic } from '@core/diagnostics';
import type { Expression } from '../tree/expression';
import { reportBreakdown } from './check-breakdown';
import { checkFilterText } from './check-text';
import type { MetricSignature } from './metric-signature';
import { askTarget } from './metric-target';
import type { CheckedMetric } from './types';
import type { MetricEntry, World } from './world';

export interface MetricResult {
  /** Absent when the formula, its fields, filter, time, calendar or parameters are wrong. */
  readonly metric?: CheckedMetric;
  readonly diagnostics: readonly Diagnostic[];
}

/** A metric as a whole: what its value depends on, and what a query may ask of it. A wrong offer is left out. */
export function checkMetricEntry(entry: MetricEntry, signature: MetricSignature, world: World): MetricResult {
  const { definition } = entry;
  const { surroundings, leaves } = signature;
  const filters = Object.entries(definition.filters ?? {}).map(([name, text]) => ({
    name,
    ...checkFilterText(text, { ...surroundings, path: stepInto('/filters', name) }, leaves),
  }));
  const answer = askTarget(entry, surroundings, world);
  const target = answer.kind === 'value' ? answer.value : { diagnostics: [] };
  const isStray = definition.dataset !== undefined && surroundings.dataset === undefined;
  const diagnostics = [
    ...signature.diagnostics,
    ...filters.flatMap((filter) => filter.diagnostics),
    ...target.diagnostics,
    ...reportBreakdown(definition, leaves, surroundings),
  ].filter(({ code }) => !isStray || code !== 'formula.dataset_needed');
  if (signature.metric === undefined) return { diagnostics };
  const checked = filters.flatMap(({ name, expression }): [string, Expression][] =>
    expression ? [[name, expression]] : [],
  );
  return { metric: { ...signature.metric, filters: new Map(checked), target: target.target }, diagnostics };
}
