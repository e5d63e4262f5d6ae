import { nearestName } from '@core/diagnostics';
import type { ModifiedNode } from '../syntax/syntax-node';
import type { Expression, Modified, Modifier } from '../tree/expression';
import type { ValueType } from '../tree/types';
import { ANY_NUMBER, requireArity, type Arity } from './arity';
import type { Checker } from './context';
import { FUNCTIONS } from './functions';
import { isAggregateName } from './aggregates';
import { leavesOf } from './leaves';
import { LATER_MODIFIERS } from './modifier-names';
import { readDimensions, readDuration, readFill, readOn, readWhere } from './read-modifiers';
import { reportUnlike, requireDomain } from './unify';
import { applyOn, applyWhere } from './apply-modifiers';
import { commonType } from './value-types';

interface ModifierRow {
  readonly arity: Arity;
  /** Reads the arguments, whatever stands on the left. */
  readonly read: (node: ModifiedNode, checker: Checker, operand: Expression | undefined) => Modifier | undefined;
  /** What only a number has. */
  readonly numeric?: true;
  /** The type of the result; by default that of the operand. */
  readonly type?: ValueType;
}

/** Every modifier: one row each. */
const MODIFIERS: ReadonlyMap<string, ModifierRow> = new Map<string, ModifierRow>([
  ['where', { arity: [1, 1], read: readWhere }],
  ['on', { arity: [1, 1], read: readOn }],
  ['previous', { arity: [0, 1], read: readDuration('previous') }],
  ['change', { arity: [0, 1], read: readDuration('change'), numeric: true }],
  ['growth', { arity: [0, 1], read: readDuration('growth'), numeric: true, type: 'number' }],
  ['total', { arity: [0, ANY_NUMBER], read: readDimensions('total') }],
  ['share', { arity: [0, ANY_NUMBER], read: readDimensions('share'), numeric: true, type: 'number' }],
  ['fill', { arity: [1, 1], read: readFill }],
]);

/** An expression in a changed context. */
export function checkModified(node: ModifiedNode, checker: Checker): Expression | undefined {
  if (checker.position.kind === 'row') return refuseInRow(node, checker);
  const { findings } = checker.context;
  const { name, span } = node.name;
  const operand = checker.check(node.operand);
  const row = MODIFIERS.get(name);
  if (row === undefined) return reportNoModifier(node, checker);
  if (!requireArity(`.${name}`, row.arity, node.arguments, { span, findings })) return undefined;
  const modifier = row.read(node, checker, operand);
  if (operand === undefined || modifier === undefined) return undefined;
  if (operand.level.kind === 'constant')
    return findings.report('formula.nothing_to_modify', { modifier: name }, node.span);
  if (row.numeric && !requireDomain(operand, 'a number', `.${name}`, checker)) return undefined;
  return modified(operand, modifier, row, { node, checker });
}

/** Puts a modifier on its operand and checks what only both together show. */
function modified(
  operand: Expression,
  modifier: Modifier,
  row: ModifierRow,
  at: { node: ModifiedNode; checker: Checker },
) {
  const { node, checker } = at;
  const leaves = leavesOf(operand, checker.context.names);
  if (modifier.kind === 'where') applyWhere(modifier.condition, leaves, checker.context);
  if (modifier.kind === 'on') applyOn(modifier.field, leaves, node, checker.context);
  const filled = modifier.kind === 'fill' ? commonType(operand.type, modifier.value.type) : undefined;
  if (modifier.kind === 'fill' && filled === undefined) {
    return reportUnlike(operand.type, modifier.value, checker);
  }
  const type = filled ?? row.type ?? operand.type;
  const result: Modified = { kind: 'modified', operand, modifier, type, level: { kind: 'aggregate' }, span: node.span };
  return result;
}

function reportNoModifier({ name: { name, span }, operand }: ModifiedNode, { context }: Checker): undefined {
  const { findings, source } = context;
  if (LATER_MODIFIERS.has(name)) return findings.report('formula.not_available', { feature: `.${name}(…)` }, span);
  const isFunction = FUNCTIONS.has(name) || isAggregateName(name);
  const instead = isFunction ? `write ${name}(${source.slice(operand.span.start, operand.span.end)})` : undefined;
  const nearest = nearestName(name, [...MODIFIERS.keys(), ...LATER_MODIFIERS]);
  return findings.report('formula.unknown_modifier', { name, nearest, instead }, span);
}

/** A row has no context to change; an aggregate over other rows would have one. */
function refuseInRow(node: ModifiedNode, checker: Checker): undefined {
  const { context, position } = checker;
  const { name, span } = node.name;
  if (!MODIFIERS.has(name)) return reportNoModifier(node, checker);
  const isField = node.operand.kind === 'path';
  const operand = isField ? undefined : checker.at({ kind: 'metric' }).check(node.operand);
  if (!isField && operand === undefined) return undefined;
  const over = position.kind === 'row' ? position.over : [];
  const isRelated = operand && leavesOf(operand, context.names).some(({ dataset }) => !over.includes(dataset));
  if (isRelated)
    return context.findings.report('formula.not_available', { feature: 'aggregates over related rows' }, node.span);
  const within = position.kind === 'row' ? position.within : '';
  return context.findings.report(
    'formula.aggregate_in_row',
    { name: `.${name}(…)`, within },
    isField ? span : node.span,
  );
}
