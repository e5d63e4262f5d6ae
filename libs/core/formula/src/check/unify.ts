import type { Findings } from '../source/findings';
import type { Expression } from '../tree/expression';
import type { ValueType } from '../tree/types';
import type { Checker } from './context';
import { belongsTo, commonType, describeType, type Domain } from './value-types';

/** Reports an expression whose type is not in the domain; true when it is. `what` is the operator or function that asks. */
export function requireDomain(expression: Expression, domain: Domain, what: string, checker: Checker): boolean {
  if (belongsTo(expression.type, domain)) return true;
  const found = describeType(expression.type);
  const hint = what === '+' && expression.type === 'text' ? 'texts are joined with concat(a, b)' : undefined;
  checker.context.findings.report('formula.wrong_type', { what, expected: domain, found, hint }, expression.span);
  return false;
}

/** The one type of several values that stand for one another; reports the first that does not fit those before it. */
export function unify(expressions: readonly Expression[], checker: Checker): ValueType | undefined {
  let type: ValueType = 'null';
  for (const expression of expressions) {
    const common = commonType(type, expression.type);
    if (common === undefined) return reportUnlike(type, expression, checker);
    type = common;
  }
  return type;
}

/** Says that `right` does not go with a value of the type `left`. */
export function reportUnlike(left: ValueType, right: Expression, checker: Checker): undefined {
  const parameters = { left: describeType(left), right: describeType(right.type), hint: unlikeHint(left, right) };
  checker.context.findings.report('formula.unlike_types', parameters, right.span);
}

function unlikeHint(left: ValueType, right: Expression): string | undefined {
  const types = [left, right.type];
  const isDateText = types.includes('text') && (types.includes('date') || types.includes('timestamp'));
  const text = right.kind === 'literal' && right.type === 'text' ? right.value : '2026-01-31';
  if (isDateText) return `a date is written date("${String(text)}")`;
  const isNumberText = types.includes('text') && types.some((type) => belongsTo(type, 'a number'));
  if (isNumberText && right.kind === 'literal') {
    return right.type === 'text' ? 'a number is written without quotes' : 'a text is written in quotes';
  }
  return undefined;
}

/** The expression when it is a condition; reports it otherwise. */
export function requireCondition(expression: Expression, findings: Findings): Expression | undefined {
  if (belongsTo(expression.type, 'a condition')) return expression;
  const parameters = { what: 'a filter', expected: 'a condition', found: describeType(expression.type) };
  return findings.report('formula.wrong_type', parameters, expression.span);
}
