import { nearestName } from '@core/diagnostics';
import type { PathNode } from '../syntax/syntax-node';
import type { Expression } from '../tree/expression';
import type { ValueType } from '../tree/types';
import type { Checker } from './context';
import { dimensionValue } from './dimension-values';
import { readPath, reportNoField } from './field-names';
import { isFunctionName } from './function-names';
import { isModifierName } from './modifier-names';

const AGGREGATE: Expression['level'] = { kind: 'aggregate' };

/** A path at the level of metrics: another metric, `target`, or a dimension at hand. Other fields are refused, for there is no row. */
export function checkMetricName(node: PathNode, checker: Checker): Expression | undefined {
  const [first, second] = node.parts;
  const value = dimensionValue(node, checker);
  if (second) return value ?? refuseField(node, checker);
  if (first.name === 'target') return checkTarget(node, checker);
  const { names, findings } = checker.context;
  const answer = names.metric(first.name);
  if (value && answer.kind === 'unknown') return value;
  if (value) {
    const candidates = [`the metric ${first.name}`, [value.dataset, ...value.path, value.field].join('.')];
    return findings.report('formula.ambiguous_name', { name: first.name, candidates }, node.span);
  }
  switch (answer.kind) {
    case 'metric':
      return { kind: 'metric', name: first.name, type: answer.metric.type, level: AGGREGATE, span: node.span };
    case 'cycle':
      findings.report('formula.cycle', { cycle: answer.cycle }, node.span);
      return undefined;
    case 'unsound':
      findings.report('formula.unsound', { kind: 'metric', name: first.name }, node.span);
      return undefined;
    case 'barred':
      return findings.report('formula.beyond_freshness', { what: `the metric ${first.name}` }, node.span);
    default:
      return refuseField(node, checker);
  }
}

function checkTarget(node: PathNode, { context }: Checker): Expression | undefined {
  if (context.target === undefined) return context.findings.report('formula.no_target', {}, node.span);
  const type = context.target(node.span, context.findings);
  return type && { kind: 'context', name: 'target', type, level: AGGREGATE, span: node.span };
}

function refuseField({ parts, span }: PathNode, { context, position }: Checker): undefined {
  const { names, dataset, findings } = context;
  const [first, second] = parts;
  const readings = readPath(parts, context);
  const field = [readings.own, readings.held].find((reading) => reading?.followed.kind === 'field')?.followed;
  const written = parts.map(({ name }) => name).join('.');
  if (field?.kind === 'field') {
    const example = exampleAggregate(field.checked?.type, written);
    const within = position.kind === 'metric' && position.keys !== undefined;
    return findings.report('formula.row_level_field', { field: written, example, within_per: within }, span);
  }
  if (second && names.metric(first.name).kind !== 'unknown') {
    return findings.report(
      'formula.modifier_without_call',
      { name: second.name, modifier: isModifierName(second.name) },
      second.span,
    );
  }
  if (second || dataset?.relationships.has(first.name)) return reportNoField(parts, readings, context);
  if (names.dataset(first.name)) {
    return findings.report('formula.dataset_as_value', { name: first.name }, span);
  }
  const instead = isFunctionName(first.name) ? `it is a function: ${first.name}(…)` : undefined;
  const nearest = nearestName(first.name, [...names.metricNames, ...(dataset?.fields.keys() ?? [])]);
  return findings.report('formula.unknown_metric', { name: first.name, nearest, instead }, span);
}

function exampleAggregate(type: ValueType | undefined, field: string): string {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'number':
      return `sum(${field})`;
    case 'date':
    case 'timestamp':
      return `max(${field})`;
    case 'boolean':
      return `count(${field})`;
    default:
      return `count_distinct(${field})`;
  }
}
