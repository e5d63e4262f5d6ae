import { followPath } from '../paths/follow-path';
import type { Expression, FieldReference } from '../tree/expression';
import type { ScalarName } from '../tree/scalars';
import type { CheckContext, Datasets, MetricAnswer } from './context';
import { describeType, isMoment, isNumeric } from './value-types';

/** Functions that give one of their arguments unchanged. */
export const CHOICES: ReadonlySet<ScalarName> = new Set(['if', 'case', 'coalesce', 'min', 'max', 'clamp']);

/** Names of metrics may be unknown; then a metric's text has no order. */
interface OrderNames extends Datasets {
  metric?(name: string): MetricAnswer | { readonly formula: Expression } | undefined;
}

/** The declared values of an ordered text, through everything that gives one of them; they compare by their position. */
export function orderedValues(expression: Expression, names: OrderNames): readonly string[] | undefined {
  if (expression.type !== 'text') return undefined;
  switch (expression.kind) {
    case 'field':
      return valuesOfField(expression, names);
    case 'aggregate':
    case 'related':
    case 'per':
      return firstOf(expression.arguments.slice(0, 1), names);
    case 'modified':
      return orderedValues(expression.operand, names);
    case 'metric': {
      const formula = formulaOf(expression.name, names);
      return formula && orderedValues(formula, names);
    }
    case 'call':
      return CHOICES.has(expression.function) ? firstOf(expression.arguments, names) : undefined;
    default:
      return undefined;
  }
}

/** Reports a value without an order: a text that compares letter by letter, or a condition. */
export function requireOrdered(
  expression: Expression,
  what: string,
  { names, findings }: Pick<CheckContext, 'names' | 'findings'>,
): boolean {
  const { type, span } = expression;
  if (isNumeric(type) || isMoment(type) || orderedValues(expression, names) !== undefined) return true;
  const found = type === 'text' ? 'a text without declared values' : describeType(type);
  findings.report('formula.unordered', { what, found }, span);
  return false;
}

function valuesOfField(field: FieldReference, names: OrderNames): readonly string[] | undefined {
  const start = names.dataset(field.dataset);
  const followed = start && followPath(start, [...field.path, field.field], names);
  const checked = field.local ?? (followed?.kind === 'field' ? followed.checked : undefined);
  if (checked?.origin.kind === 'calculated' && checked.values === undefined) {
    return orderedValues(checked.origin.expression, names);
  }
  return checked?.ordered ? checked.values : undefined;
}

function formulaOf(name: string, names: OrderNames): Expression | undefined {
  const answer = names.metric?.(name);
  if (answer === undefined) return undefined;
  if ('formula' in answer) return answer.formula;
  return answer.kind === 'metric' ? answer.metric.formula : undefined;
}

function firstOf(expressions: readonly Expression[], names: OrderNames): readonly string[] | undefined {
  return expressions.map((expression) => orderedValues(expression, names)).find((values) => values !== undefined);
}
