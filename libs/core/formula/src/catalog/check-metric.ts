import type { Diagnostic } from '@core/diagnostics';
import { checkLeaves } from '../check/apply-modifiers';
import { checkDimension, parsePath } from '../check/dimension-names';
import { createFindings } from '../source/findings';
import type { Expression } from '../tree/expression';
import { checkFilterText } from './check-text';
import type { MetricSignature } from './metric-signature';
import { askTarget } from './metric-target';
import type { CheckedMetric } from './types';
import { pointerKey, type MetricEntry, type World } from './world';

export interface MetricResult {
  /** Absent when the formula, its filter, its time or its parameters are wrong. */
  readonly metric?: CheckedMetric;
  readonly diagnostics: readonly Diagnostic[];
}

/** A metric as a whole: what its value depends on, and what a query may ask of it. A wrong offer is left out. */
export function checkMetricEntry(entry: MetricEntry, signature: MetricSignature, world: World): MetricResult {
  const { definition } = entry;
  const filters = Object.entries(definition.filters ?? {}).map(([name, text]) => ({
    name,
    ...checkFilterText(
      text,
      { ...signature, names: world.names, path: `/filters/${pointerKey(name)}` },
      signature.leaves,
    ),
  }));
  const answer = askTarget(entry, { ...signature, names: world.names }, world);
  const target = answer.kind === 'value' ? answer.value : { diagnostics: [] };
  const diagnostics = [
    ...signature.diagnostics,
    ...filters.flatMap((filter) => filter.diagnostics),
    ...target.diagnostics,
    ...(definition.dimensions ?? []).flatMap((name, index) =>
      reportDimension(name, `/dimensions/${index}`, signature, world),
    ),
  ];
  if (signature.metric === undefined) return { diagnostics };
  const checked = filters.flatMap(({ name, expression }): [string, Expression][] =>
    expression ? [[name, expression]] : [],
  );
  return { metric: { ...signature.metric, filters: new Map(checked), target: target.target }, diagnostics };
}

/** An offered dimension is one that every aggregate of the metric reaches. */
function reportDimension(source: string, path: string, { dataset, leaves }: MetricSignature, { names }: World) {
  const findings = createFindings(path);
  const node = parsePath(source);
  if (node === undefined) {
    const expected = { name: 'a dimension', expected: 'names parted by dots', example: 'account.sector' };
    findings.report('formula.wrong_argument', expected, { start: 0, end: source.length });
    return findings.sorted();
  }
  const context = { source, names, dataset, findings, parameters: new Map() };
  const field = checkDimension(node, context);
  if (field) checkLeaves(field, leaves, 'grouped', context);
  return findings.sorted();
}
