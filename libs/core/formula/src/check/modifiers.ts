import { nearestName } from '@core/diagnostics';
import type { ModifiedNode } from '../syntax/syntax-node';
import type { Expression, Modified, Modifier } from '../tree/expression';
import type { ValueType } from '../tree/types';
import { ANY_NUMBER, requireArity, type Arity } from './arity';
import type { Checker, RowPosition } from './context';
import { FUNCTIONS } from './functions';
import { isAggregateName } from './aggregate-row';
import { leavesOf } from './leaves';
import { modifierNames } from './modifier-names';
import { requireOrdered } from './ordered-values';
import { perBeneath, refusePer } from './per-aggregates';
import { readDimensions, readDuration, readFill, readOn, readRolling, readWhere } from './read-modifiers';
import { readAt, readBetween, readRank, readRunning, readToDate } from './read-windows';
import { checkRelated } from './related-aggregate';
import { unfoldAggregate } from './related-modifiers';
import { modifierMeant } from './synonyms';
import { reportUnlike, requireDomain } from './unify';
import { applyModifier } from './apply-modifiers';
import { commonType } from './value-types';

interface ModifierRow {
  readonly arity: Arity;
  /** Reads the arguments, whatever stands on the left. */
  readonly read: (node: ModifiedNode, checker: Checker, operand: Expression | undefined) => Modifier | undefined;
  /** What only a number has, or only a value with an order. */
  readonly of?: 'numbers' | 'ordered';
  /** The type of the result; by default that of the operand. */
  readonly type?: ValueType;
}

/** Every modifier that stands behind any expression: one row each; `.per` stands in aggregates alone. */
const MODIFIERS: ReadonlyMap<string, ModifierRow> = new Map<string, ModifierRow>([
  ['where', { arity: [1, 1], read: readWhere }],
  ['on', { arity: [1, 1], read: readOn }],
  ['previous', { arity: [0, 1], read: readDuration('previous') }],
  ['change', { arity: [0, 1], read: readDuration('change'), of: 'numbers' }],
  ['growth', { arity: [0, 1], read: readDuration('growth'), of: 'numbers', type: 'number' }],
  ['total', { arity: [0, ANY_NUMBER], read: readDimensions('total') }],
  ['share', { arity: [0, ANY_NUMBER], read: readDimensions('share'), of: 'numbers', type: 'number' }],
  ['fill', { arity: [1, 1], read: readFill }],
  ['rolling', { arity: [1, 1], read: readRolling }],
  ['to_date', { arity: [1, 1], read: readToDate }],
  ['running', { arity: [0, 2], read: readRunning }],
  ['whole', { arity: [0, 0], read: () => ({ kind: 'whole' }) }],
  ['between', { arity: [2, 2], read: readBetween }],
  ['at', { arity: [1, 1], read: readAt }],
  ['during', { arity: [0, 0], read: () => ({ kind: 'during' }) }],
  ['rank', { arity: [0, 1], read: readRank, of: 'ordered', type: 'integer' }],
]);

/** An expression in a changed context. */
export function checkModified(node: ModifiedNode, checker: Checker): Expression | undefined {
  if (checker.position.kind === 'row') return checkInRow(node, checker.position, checker);
  const { findings } = checker.context;
  const { name, span } = node.name;
  if (name === 'per') return refusePer(node, checker);
  const operand = checker.check(node.operand);
  const row = MODIFIERS.get(name);
  if (row === undefined) return reportNoModifier(node, checker, operand);
  if (!requireArity(`.${name}`, row.arity, node.arguments, { span, findings })) return undefined;
  const modifier = row.read(node, checker, operand);
  if (operand === undefined || modifier === undefined) return undefined;
  if (operand.level.kind === 'constant' || operand.kind === 'field')
    return findings.report('formula.nothing_to_modify', { modifier: name, key: operand.kind === 'field' }, node.span);
  if (row.of === 'numbers' && !requireDomain(operand, 'a number', `.${name}`, checker)) return undefined;
  if (row.of === 'ordered' && !requireOrdered(operand, `.${name}`, checker.context)) return undefined;
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
  applyModifier(modifier, leaves, node, checker.context);
  const filled = modifier.kind === 'fill' ? commonType(operand.type, modifier.value.type) : undefined;
  if (modifier.kind === 'fill' && filled === undefined) {
    return reportUnlike(operand.type, modifier.value, checker);
  }
  const type = filled ?? row.type ?? operand.type;
  const result: Modified = { kind: 'modified', operand, modifier, type, level: { kind: 'aggregate' }, span: node.span };
  return result;
}

function reportNoModifier(
  { name: { name, span }, operand }: ModifiedNode,
  { context }: Checker,
  modified?: Expression,
): undefined {
  const { findings, source } = context;
  const written = source.slice(operand.span.start, operand.span.end);
  const isOfKeys = isAggregateName(name) && modified?.level.kind === 'aggregate';
  const isFunction = FUNCTIONS.has(name) || isAggregateName(name);
  const call = isFunction ? `${name}(${written}${isOfKeys ? '.per(key)' : ''})` : modifierMeant(name);
  const instead = call && `write ${call}`;
  const nearest = nearestName(name, modifierNames);
  return findings.report('formula.unknown_modifier', { name, nearest, instead }, span);
}

/** A row has no context to change; an aggregate over the rows that are related to it has one. */
function checkInRow(node: ModifiedNode, position: RowPosition, checker: Checker): Expression | undefined {
  const { name, span } = node.name;
  const per = perBeneath(node);
  if (per) return refusePer(per, checker);
  const written = unfoldAggregate(node);
  if (written) return checkRelated(written, position, checker);
  if (!MODIFIERS.has(name)) return reportNoModifier(node, checker);
  const isField = node.operand.kind === 'path';
  if (!isField && checker.check(node.operand) === undefined) return undefined;
  return checker.context.findings.report(
    'formula.aggregate_in_row',
    { name: `.${name}(…)`, within: position.within },
    isField ? span : node.span,
  );
}
