import { ungrouped, type CallNode, type ModifiedNode, type SyntaxNode } from '../syntax/syntax-node';
import type { AggregateName } from '../tree/aggregates';
import type { Expression, FieldReference, PerAggregate } from '../tree/expression';
import { aggregateType, checkArguments } from './aggregate-row';
import { checkLeaves, isDropped } from './apply-modifiers';
import { allOf } from './build-nodes';
import type { CheckContext, Checker } from './context';
import { checkDimension, PERIOD } from './dimension-names';
import { isSame } from './dimension-values';
import { leavesOf } from './leaves';

/** One argument: an expression and the keys for each of which it has a value. */
interface Part {
  readonly operand: Expression;
  readonly keys: readonly FieldReference[];
}

/** Whether an argument of a call is a `.per(…)` as a whole. */
export function isPerCall({ arguments: args }: CallNode): boolean {
  return args.some((argument) => perOf(argument) !== undefined);
}

/** An aggregate over values per key: `avg(sum(amount).per(account))`. It stands at the level of metrics. */
export function checkPerCall(name: AggregateName, call: CallNode, checker: Checker): PerAggregate | undefined {
  const { position, context } = checker;
  if (position.kind === 'metric') return checkPer(name, call, checker);
  const parameters = { name: `${name}(….per(…))`, within: position.within };
  return context.findings.report('formula.aggregate_in_row', parameters, call.span);
}

function checkPer(name: AggregateName, call: CallNode, checker: Checker): PerAggregate | undefined {
  const { findings, names } = checker.context;
  const written = name === 'percentile' ? call.arguments.slice(0, 1) : call.arguments;
  const parts = allOf(written.map((argument) => checkPart(name, argument, checker)));
  const others = allOf(call.arguments.slice(written.length).map((argument) => checker.check(argument)));
  if (name === 'first' || name === 'last') return findings.report('formula.per_without_order', { name }, call.span);
  const [first, second] = parts ?? [];
  if (parts === undefined || first === undefined || others === undefined) return undefined;
  if (second && !haveSameKeys(first, second, names))
    return findings.report('formula.per_unlike_keys', { name }, second.operand.span);
  const args = [...parts.map(({ operand }) => operand), ...others];
  if (!checkArguments(name, args, checker)) return undefined;
  const type = aggregateType(name, args);
  const { span } = call;
  return { kind: 'per', function: name, arguments: args, keys: first.keys, type, level: { kind: 'aggregate' }, span };
}

/** A `.per` where none can stand: what it should stand in, as far as that can be said. */
export function refusePer(node: ModifiedNode, { context, position }: Checker): undefined {
  const whole = context.source.slice(node.operand.span.start, node.span.end);
  const example = position.kind === 'metric' ? `avg(${whole})` : 'avg((a / b).per(key))';
  return context.findings.report('formula.per_outside_aggregate', { example }, node.span);
}

/** The `.per` in a chain of modifiers. */
export function perBeneath(node: SyntaxNode): ModifiedNode | undefined {
  const inner = ungrouped(node);
  if (inner.kind !== 'modified') return undefined;
  return inner.name.name === 'per' ? inner : perBeneath(inner.operand);
}

function perOf(node: SyntaxNode): ModifiedNode | undefined {
  const inner = ungrouped(node);
  return inner.kind === 'modified' && inner.name.name === 'per' ? inner : undefined;
}

function checkPart(name: AggregateName, argument: SyntaxNode, checker: Checker): Part | undefined {
  const { context, position } = checker;
  const { findings, names } = context;
  const node = perOf(argument);
  if (node === undefined) {
    checker.check(argument);
    return findings.report('formula.per_unlike_keys', { name }, argument.span);
  }
  const keys = readKeys(node, context);
  const around = position.kind === 'metric' ? (position.keys ?? []) : [];
  const operand = checker.at({ kind: 'metric', keys: [...around, ...(keys ?? [])] }).check(node.operand);
  if (keys === undefined || operand === undefined) return undefined;
  const leaves = leavesOf(operand, names);
  if (leaves.length === 0) {
    const written = context.source.slice(keys[0]?.span.start, keys.at(-1)?.span.end);
    return findings.report('formula.per_without_rows', { keys: written }, node.operand.span);
  }
  for (const key of keys) {
    const written = context.source.slice(key.span.start, key.span.end);
    if (leaves.every((leaf) => isDropped(leaf, key, context.source))) {
      findings.report('formula.no_effect', { modifier: 'per', inner: `.total(${written})` }, key.span);
    }
    checkLeaves(key, leaves, 'taken per key', context);
  }
  return { operand, keys };
}

/** `.per(account, owner.team)`: names of dimensions. */
function readKeys(
  { arguments: args, name }: ModifiedNode,
  context: CheckContext,
): readonly FieldReference[] | undefined {
  const { findings } = context;
  const keys = allOf(
    args.map((argument) => {
      if (argument.kind === 'path' && argument.parts[0].name !== PERIOD) return checkDimension(argument, context);
      return reportKey(argument.span, context);
    }),
  );
  return keys?.length === 0 ? reportKey(name.span, { findings }) : keys;
}

function reportKey(span: SyntaxNode['span'], { findings }: Pick<CheckContext, 'findings'>): undefined {
  const expected = { name: '.per', expected: 'names of dimensions', example: 'avg(sum(amount).per(account_id))' };
  return findings.report('formula.wrong_argument', expected, span);
}

function haveSameKeys(a: Part, b: Part, names: CheckContext['names']): boolean {
  const isIn = (key: FieldReference, keys: readonly FieldReference[]) => keys.some((one) => isSame(key, one, names));
  return a.keys.every((key) => isIn(key, b.keys)) && b.keys.every((key) => isIn(key, a.keys));
}
