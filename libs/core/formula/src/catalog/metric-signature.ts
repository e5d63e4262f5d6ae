import type { MetricDefinition, ParameterDefinition } from '@core/definition';
import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import type { NamedDataset, NamedMetric } from '../check/context';
import { leavesOf } from '../check/leaves';
import { describeType } from '../check/value-types';
import type { Expression } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import { additivityOf } from './additivity';
import { checkFilterText, checkMetricText, type CheckedText, type Surroundings } from './check-text';
import { checkParameters } from './check-parameters';
import { checkTime, type TimeResult } from './check-time';
import { reportUnordered } from './check-order';
import { datasetsRead } from './datasets-read';
import { mergeParameters } from './merge-parameters';
import { referencesOf } from './references';
import { targetSource } from './metric-target';
import type { CheckedMetric } from './types';
import type { MetricEntry, World } from './world';

/** All that others need to know of a metric, and what was found on the way; filters, dimensions and target come later. */
export interface MetricSignature {
  readonly metric: (NamedMetric & Omit<CheckedMetric, 'filters' | 'target'>) | undefined;
  readonly dataset: NamedDataset | undefined;
  readonly parameters: ReadonlyMap<string, ParameterDefinition>;
  /** Known also where something else is wrong. */
  readonly leaves: readonly MetricLeaf[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks what a metric's value depends on: its formula, its own filter, its time field and its parameters. */
export function checkSignature(entry: MetricEntry, world: World): MetricSignature {
  const { definition, version } = entry;
  const parts = checkParts(entry, world);
  const { dataset, own, leaves, formula, where, time, merged } = parts;
  const common = { dataset, parameters: own, leaves };
  const found = [...parts.diagnostics, ...(formula ? reportUnordered(formula, definition, world) : [])];
  if (formula === undefined || found.some(({ severity }) => severity === 'error')) {
    return { ...common, metric: undefined, diagnostics: found };
  }
  const datasets = datasetsRead(where ? filtered(formula, where) : formula, world.names);
  const unsound = datasets
    .filter((name) => !world.isSound(name))
    .map((name) => reportUnsound(name, definition.dataset));
  const metric = {
    name: definition.name,
    version,
    definition,
    formula,
    type: formula.type,
    additivity: additivityOf(formula, world.names),
    time,
    where,
    parameters: merged,
    leaves,
    datasets,
    references: referencesOf(formula),
  };
  return { ...common, metric: unsound.length > 0 ? undefined : metric, diagnostics: [...found, ...unsound] };
}

function checkParts(entry: MetricEntry, world: World) {
  const { definition } = entry;
  const { names } = world;
  const dataset = definition.dataset === undefined ? undefined : names.dataset(definition.dataset);
  const own = new Map((definition.parameters ?? []).map((parameter) => [parameter.name, parameter]));
  const surroundings = { names, dataset, parameters: own };
  const target = targetSource(entry, surroundings, world);
  const formula = checkMetricText(definition.formula, { ...surroundings, target, path: '/formula' });
  const leaves = formula.expression ? leavesOf(formula.expression, names) : [];
  const where = checkWhere(definition.where, { ...surroundings, path: '/where' }, leaves);
  const time = checkMetricTime(definition, dataset, world);
  const merged = mergeParameters(own, formula.expression ? referencesOf(formula.expression) : [], names);
  const isStray = definition.dataset !== undefined && dataset === undefined;
  const diagnostics = [
    ...reportDataset(definition.dataset, world),
    ...checkParameters(definition.parameters ?? [], definition.name),
    ...formula.diagnostics.filter(({ code }) => !isStray || code !== 'formula.dataset_needed'),
    ...reportValue(formula.expression),
    ...where.diagnostics,
    ...time.diagnostics,
    ...merged.diagnostics,
  ];
  const { expression } = formula;
  return {
    dataset,
    own,
    leaves,
    formula: expression,
    where: where.expression,
    time: time.field,
    merged: merged.parameters,
    diagnostics,
  };
}

function checkWhere(text: string | undefined, surroundings: Surroundings, leaves: readonly MetricLeaf[]): CheckedText {
  return text === undefined ? { diagnostics: [] } : checkFilterText(text, surroundings, leaves);
}

/** A metric's own `where` is a filter around its formula. */
function filtered(operand: Expression, condition: Expression): Expression {
  const { span, type, level } = operand;
  return { kind: 'modified', operand, modifier: { kind: 'where', condition }, span, type, level };
}

function reportUnsound(name: string, dataset: string | undefined): Diagnostic {
  return diagnose('formula.unsound', { kind: 'dataset', name }, { path: name === dataset ? '/dataset' : '/formula' });
}

function reportDataset(name: string | undefined, { names }: World): readonly Diagnostic[] {
  if (name === undefined || names.dataset(name)) return [];
  return [
    diagnose('formula.unknown_dataset', { name, nearest: nearestName(name, names.datasetNames) }, { path: '/dataset' }),
  ];
}

function reportValue(expression: Expression | undefined): readonly Diagnostic[] {
  if (expression === undefined || (expression.type !== 'duration' && expression.type !== 'null')) return [];
  return [
    diagnose(
      'formula.not_a_metric',
      { found: describeType(expression.type) },
      { path: '/formula', span: expression.span },
    ),
  ];
}

function checkMetricTime(
  { time, dataset: name }: MetricDefinition,
  dataset: NamedDataset | undefined,
  { names }: World,
): TimeResult {
  if (time === undefined) return { diagnostics: [] };
  if (dataset) return checkTime(time, dataset, names);
  return {
    diagnostics: name === undefined ? [diagnose('formula.time_without_dataset', { time }, { path: '/time' })] : [],
  };
}
