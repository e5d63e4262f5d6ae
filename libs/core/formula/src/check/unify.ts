import type { Findings } from '../source/findings';
import type { Expression } from '../tree/expression';
import type { ValueType } from '../tree/types';
import type { CheckContext, Checker } from './context';
import { belongsTo, commonType, describeType, isMoment, type Domain } from './value-types';

/** Reports an expression whose type is not in the domain; true when it is. `what` is the operator or function that asks. */
export function requireDomain(expression: Expression, domain: Domain, what: string, checker: Checker): boolean {
  if (belongsTo(expression.type, domain)) return true;
  const found = describeType(expression.type);
  const date = domain === 'a date or timestamp' ? writtenDate(expression, checker.context) : undefined;
  const isJoin = what === '+' && expression.type === 'text';
  const hint = isJoin ? 'texts are joined with concat(a, b)' : date && `a date is written ${date}`;
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
  const hint = unlikeHint(left, right, checker);
  const parameters = { left: describeType(left), right: describeType(right.type), hint };
  checker.context.findings.report('formula.unlike_types', parameters, right.span);
}

function unlikeHint(left: ValueType, right: Expression, { context }: Checker): string | undefined {
  const types = [left, right.type];
  const date = types.some(isMoment) ? writtenDate(right, context) : undefined;
  if (date !== undefined) return `a date is written ${date}`;
  const isDateText = types.includes('text') && (types.includes('date') || types.includes('timestamp'));
  const text = right.kind === 'literal' && right.type === 'text' ? right.value : '2026-01-31';
  if (isDateText) return `a date is written date("${String(text)}")`;
  const isNumberText = types.includes('text') && types.some((type) => belongsTo(type, 'a number'));
  if (isNumberText && right.kind === 'literal') {
    return right.type === 'text' ? 'a number is written without quotes' : 'a text is written in quotes';
  }
  return undefined;
}

/** What a date that is written as a difference of numbers, as in `2026-01-31`, should be. */
function writtenDate({ span }: Expression, { source }: Pick<CheckContext, 'source'>): string | undefined {
  const text = source.slice(span.start, span.end);
  if (!/^\d{4}-\d\d?-\d\d?$/u.test(text)) return undefined;
  const parts = text.split('-').map((part) => part.padStart(2, '0'));
  return `date("${parts.join('-')}")`;
}

/** The expression when it is a condition; reports it otherwise. */
export function requireCondition(expression: Expression, findings: Findings): Expression | undefined {
  if (belongsTo(expression.type, 'a condition')) return expression;
  const parameters = { what: 'a filter', expected: 'a condition', found: describeType(expression.type) };
  return findings.report('formula.wrong_type', parameters, expression.span);
}
