import type { ParameterDefinition } from '@core/definition';
import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import type { NamedDataset, NamedMetric } from '../check/context';
import { leavesOf } from '../check/leaves';
import { describeType } from '../check/value-types';
import type { Expression, FieldReference } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import { additivityOf } from './additivity';
import { checkFilterText, checkMetricText, type CheckedText } from './check-text';
import { checkParameters } from './check-parameters';
import { checkTime } from './check-time';
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
  const { names } = world;
  const dataset = definition.dataset === undefined ? undefined : names.dataset(definition.dataset);
  const own = new Map((definition.parameters ?? []).map((parameter) => [parameter.name, parameter]));
  const surroundings = { names, dataset, parameters: own };
  const target = targetSource(entry, surroundings, world);
  const formula = checkMetricText(definition.formula, { ...surroundings, target, path: '/formula' });
  const leaves = formula.expression ? leavesOf(formula.expression, names) : [];
  const where: CheckedText =
    definition.where === undefined
      ? { diagnostics: [] }
      : checkFilterText(definition.where, { ...surroundings, path: '/where' }, leaves);
  const time = checkMetricTime(definition.time, dataset, definition.dataset, world);
  const { expression } = formula;
  const merged = mergeParameters(own, expression ? referencesOf(expression) : [], names);
  const diagnostics = [
    ...reportDataset(definition.dataset, world),
    ...checkParameters(definition.parameters ?? [], definition.name),
    ...formula.diagnostics,
    ...reportValue(expression),
    ...(expression ? reportUnordered(expression, definition, world) : []),
    ...where.diagnostics,
    ...time.diagnostics,
    ...merged.diagnostics,
  ];
  const common = { dataset, parameters: own, leaves };
  if (expression === undefined || diagnostics.some(({ severity }) => severity === 'error')) {
    return { ...common, metric: undefined, diagnostics };
  }
  const filtered = where.expression ? applied(expression, where.expression) : expression;
  const datasets = datasetsRead(filtered, names);
  const unsound = datasets.filter((name) => !world.isSound(name));
  const metric = {
    name: definition.name,
    version,
    definition,
    formula: expression,
    type: expression.type,
    additivity: additivityOf(expression, names),
    time: time.field,
    where: where.expression,
    parameters: merged.parameters,
    leaves,
    datasets,
    references: referencesOf(expression),
  };
  return {
    ...common,
    metric: unsound.length > 0 ? undefined : metric,
    diagnostics: [
      ...diagnostics,
      ...unsound.map((name) => diagnose('formula.unsound', { kind: 'dataset', name }, { path: unsoundPath(name, definition.dataset) })),
    ],
  };
}

/** A metric's own `where` is a filter around its formula. */
function applied(operand: Expression, condition: Expression): Expression {
  const { span, type, level } = operand;
  return { kind: 'modified', operand, modifier: { kind: 'where', condition }, span, type, level };
}

function unsoundPath(name: string, dataset: string | undefined): string {
  return name === dataset ? '/dataset' : '/formula';
}

function reportDataset(name: string | undefined, { names }: World): readonly Diagnostic[] {
  if (name === undefined || names.dataset(name)) return [];
  return [diagnose('formula.unknown_dataset', { name, nearest: nearestName(name, names.datasetNames) }, { path: '/dataset' })];
}

function reportValue(expression: Expression | undefined): readonly Diagnostic[] {
  if (expression === undefined || (expression.type !== 'duration' && expression.type !== 'null')) return [];
  return [diagnose('formula.not_a_metric', { found: describeType(expression.type) }, { path: '/formula', span: expression.span })];
}

function checkMetricTime(time: string | undefined, dataset: NamedDataset | undefined, name: string | undefined, { names }: World) {
  const none: { field?: FieldReference; diagnostics: readonly Diagnostic[] } = { diagnostics: [] };
  if (time === undefined) return none;
  if (dataset) return checkTime(time, dataset, names);
  return name === undefined ? { diagnostics: [diagnose('formula.time_without_dataset', { time }, { path: '/time' })] } : none;
}
