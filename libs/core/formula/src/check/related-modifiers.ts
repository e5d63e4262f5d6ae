import { nearestName, type Span } from '@core/diagnostics';
import { ungrouped, type CallNode, type ModifiedNode, type SyntaxNode } from '../syntax/syntax-node';
import type { AggregateName } from '../tree/aggregates';
import type { Expression, RelatedAggregate } from '../tree/expression';
import { isAggregateName } from './aggregate-row';
import { requireArity } from './arity';
import type { Checker } from './context';
import { isScalarCall } from './functions';
import { isModifierName } from './modifier-names';
import { requireDomain } from './unify';

/** An aggregate and the modifiers that follow it, the inner one first. */
export interface ModifiedAggregate {
  readonly name: AggregateName;
  readonly call: CallNode;
  readonly modifiers: readonly ModifiedNode[];
  /** Of all of it. */
  readonly span: Span;
}

/** The aggregate at the root of a chain of modifiers; undefined where something else is there. */
export function unfoldAggregate(node: SyntaxNode): ModifiedAggregate | undefined {
  const inner = ungrouped(node);
  if (inner.kind === 'call') {
    const { name } = inner.name;
    if (!isAggregateName(name) || isScalarCall(name, inner.arguments)) return undefined;
    return { name, call: inner, modifiers: [], span: inner.span };
  }
  const root = inner.kind === 'modified' ? unfoldAggregate(inner.operand) : undefined;
  if (inner.kind !== 'modified' || root === undefined) return undefined;
  return { ...root, modifiers: [...root.modifiers, inner], span: inner.span };
}

/** What the conditions of `.where` are written as. */
export function conditionsWritten(modifiers: readonly ModifiedNode[]): readonly SyntaxNode[] {
  return modifiers.flatMap(({ name, arguments: args }) => (name.name === 'where' ? args : []));
}

export interface RelatedModifiers {
  readonly conditions: readonly Expression[];
  readonly validity?: NonNullable<RelatedAggregate['validity']>;
}

/** Reads what may follow an aggregate over related rows; `rows` checks what is asked of such a row. */
export function readRelatedModifiers(modifiers: readonly ModifiedNode[], rows: Checker): RelatedModifiers | undefined {
  const conditions: Expression[] = [];
  let validity: { readonly value: NonNullable<RelatedAggregate['validity']>; readonly name: string } | undefined;
  let sound = true;
  for (const node of modifiers) {
    const { name } = node.name;
    if (name === 'where') {
      const condition = readCondition(node, rows);
      if (condition) conditions.push(condition);
      sound &&= condition !== undefined;
    } else {
      const value = readValidity(node, validity?.name, rows);
      if (value) validity = { value, name };
      sound &&= value !== undefined;
    }
  }
  return sound ? { conditions, ...(validity && { validity: validity.value }) } : undefined;
}

function readCondition({ arguments: args, name }: ModifiedNode, rows: Checker): Expression | undefined {
  const { findings } = rows.context;
  if (!requireArity('.where', [1, 1], args, { span: name.span, findings })) return undefined;
  const condition = args[0] && rows.check(args[0]);
  return condition && requireDomain(condition, 'a condition', '.where', rows) ? condition : undefined;
}

/** `.at(start)`, `.at(end)` or `.during()`, once; all others are refused. */
function readValidity(
  { arguments: args, name: { name, span } }: ModifiedNode,
  before: string | undefined,
  rows: Checker,
) {
  const { findings } = rows.context;
  if (name !== 'at' && name !== 'during') return refuse(name, span, rows);
  if (before !== undefined) {
    return findings.report('formula.no_effect', { modifier: name, inner: `.${before}(…)` }, span);
  }
  const arity = name === 'at' ? 1 : 0;
  if (!requireArity(`.${name}`, [arity, arity], args, { span, findings })) return undefined;
  const [end] = args;
  if (end === undefined) return 'during';
  const word = end.kind === 'path' && end.parts.length === 1 ? end.parts[0].name : undefined;
  if (word === 'start' || word === 'end') return word;
  const expected = { name: '.at', expected: 'start or end', example: '.at(end)' };
  return findings.report('formula.wrong_argument', expected, end.span);
}

function refuse(name: string, span: ModifiedNode['span'], { context: { findings } }: Checker): undefined {
  if (!isModifierName(name)) {
    const nearest = nearestName(name, ['where', 'at', 'during']);
    return findings.report('formula.unknown_modifier', { name, nearest }, span);
  }
  const instead = name === 'fill' ? 'write ?? behind it, as in max(x) ?? 0' : undefined;
  return findings.report('formula.related_modifier', { modifier: name, instead }, span);
}
