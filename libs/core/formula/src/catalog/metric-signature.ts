import type { MetricDefinition } from '@core/definition';
import { diagnose, nearestName, type Diagnostic } from '@core/diagnostics';
import type { NamedMetric } from '../check/context';
import { leavesOf } from '../check/leaves';
import { describeType } from '../check/value-types';
import type { Expression } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import { additivityOf } from './additivity';
import { findDimensions } from './check-breakdown';
import { reportCalendars } from './check-calendar-name';
import { reportEmpty } from './check-empty';
import { openLocalFields } from './check-local-fields';
import { checkFilterText, checkMetricText, type CheckedText, type Surroundings } from './check-text';
import { checkParameters } from './check-parameters';
import { checkTime, type TimeResult } from './check-time';
import { reportUntimed } from './check-order';
import { datasetsRead } from './datasets-read';
import { mergeParameters } from './merge-parameters';
import { referencesOf } from './references';
import { targetSource } from './metric-target';
import type { CheckedMetric } from './types';
import type { MetricEntry, World } from './world';

/** All that others need to know of a metric, and what was found on the way; filters, dimensions and target come later. */
export interface MetricSignature {
  readonly metric: (NamedMetric & Omit<CheckedMetric, 'filters' | 'target'>) | undefined;
  /** What the other texts of the metric may name. */
  readonly surroundings: Surroundings;
  /** Known also where something else is wrong. */
  readonly leaves: readonly MetricLeaf[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks what a metric's value depends on: its formula, fields, filter, time, calendar and parameters. */
export function checkSignature(entry: MetricEntry, world: World): MetricSignature {
  const { definition, version } = entry;
  const parts = checkParts(entry, world);
  const { surroundings, leaves, formula, where, time, merged, fields } = parts;
  const { names } = surroundings;
  const common = { surroundings, leaves };
  if (formula === undefined || parts.diagnostics.some(({ severity }) => severity === 'error')) {
    return { ...common, metric: undefined, diagnostics: parts.diagnostics };
  }
  const datasets = datasetsRead(where ? filtered(formula, where) : formula, names);
  const unsound = datasets
    .filter((name) => !world.isSound(name))
    .map((name) => reportUnsound(name, definition.dataset));
  const metric = {
    name: definition.name,
    version,
    definition,
    fields,
    formula,
    type: formula.type,
    additivity: additivityOf(formula, names),
    time,
    where,
    parameters: merged,
    leaves,
    datasets,
    references: referencesOf(formula),
  };
  const diagnostics = [...parts.diagnostics, ...unsound];
  return { ...common, metric: unsound.length > 0 ? undefined : metric, diagnostics };
}

function checkParts(entry: MetricEntry, world: World) {
  const { definition } = entry;
  const named = definition.dataset === undefined ? undefined : world.names.dataset(definition.dataset);
  const { parameters: declared = [] } = definition;
  const own = new Map(declared.map((parameter) => [parameter.name, parameter]));
  const local = openLocalFields(entry, named, own, world);
  const { names, dataset } = local;
  const dimensions = findDimensions(definition.by, { names, dataset });
  const surroundings: Surroundings = { names, dataset, parameters: own, dimensions };
  const target = targetSource(entry, surroundings, world);
  const formula = checkMetricText(definition.formula, { ...surroundings, target, path: '/formula' });
  const { expression } = formula;
  const leaves = expression ? leavesOf(expression, names) : [];
  const where = checkWhere(definition.where, { ...surroundings, path: '/where' }, leaves);
  const time = checkMetricTime(definition, surroundings);
  const merged = mergeParameters(own, expression ? referencesOf(expression) : [], names);
  const fields = local.check();
  const diagnostics = [
    ...reportDataset(definition.dataset, world),
    ...fields.diagnostics,
    ...checkParameters(declared, definition.name),
    ...reportCalendars(definition.calendar, declared, names.calendarNames),
    ...formula.diagnostics,
    ...(expression ? reportValue(expression) : []),
    ...(expression ? reportEmpty(definition.empty, expression.type) : []),
    ...(expression ? reportUntimed(expression, { definition, names, path: '/formula' }) : []),
    ...where.diagnostics,
    ...time.diagnostics,
    ...merged.diagnostics,
  ];
  return {
    surroundings,
    leaves,
    fields: fields.fields,
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

function reportValue(expression: Expression): readonly Diagnostic[] {
  if (expression.type !== 'duration' && expression.type !== 'null') return [];
  return [
    diagnose(
      'formula.not_a_metric',
      { found: describeType(expression.type) },
      { path: '/formula', span: expression.span },
    ),
  ];
}

function checkMetricTime({ time, dataset: name }: MetricDefinition, { dataset, names }: Surroundings): TimeResult {
  if (time === undefined) return { diagnostics: [] };
  if (dataset) return checkTime(time, dataset, names);
  return {
    diagnostics: name === undefined ? [diagnose('formula.time_without_dataset', { time }, { path: '/time' })] : [],
  };
}
