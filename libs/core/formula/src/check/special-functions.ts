import { grains, isCivilDate } from '@core/definition';
import { nearestName } from '@core/diagnostics';
import { ungrouped, type CallNode, type SyntaxNode } from '../syntax/syntax-node';
import type { Expression } from '../tree/expression';
import { allOf, literal, scalarCall } from './build-nodes';
import type { Checker } from './context';
import { fitsList } from './fits-list';
import { requireDomain, unify } from './unify';
import { isMoment } from './value-types';
import { parameterReference, wholeParameter } from './whole-parameter';

/** `if(c, a, b)` and `c ? a : b`. */
export function checkIf(
  { arguments: [condition, ...values], span }: Pick<CallNode, 'arguments' | 'span'>,
  checker: Checker,
) {
  return checkCases('if', condition ? [condition] : [], values, { span, checker });
}

/** `case(c1, a, c2, b, otherwise)`. */
export function checkCase({ arguments: args, name, span }: CallNode, checker: Checker): Expression | undefined {
  if (args.length % 2 === 0) {
    const expected = 'pairs of condition and value, and one value for all other cases';
    const example = 'case(score >= 9, "promoter", score <= 6, "detractor", "passive")';
    return checker.context.findings.report('formula.wrong_argument', { name: 'case', expected, example }, name.span);
  }
  const isCondition = (index: number) => index % 2 === 0 && index < args.length - 1;
  const conditions = args.filter((_, index) => isCondition(index));
  const values = args.filter((_, index) => !isCondition(index));
  return checkCases('case', conditions, values, { span, checker });
}

function checkCases(
  name: 'if' | 'case',
  conditions: readonly SyntaxNode[],
  values: readonly SyntaxNode[],
  { span, checker }: { readonly span: CallNode['span']; readonly checker: Checker },
): Expression | undefined {
  const asked = conditions.map((condition) => {
    const checked = checker.check(condition);
    return checked && requireDomain(checked, 'a condition', name, checker) ? checked : undefined;
  });
  const given = allOf(values.map((value) => checker.check(value)));
  const type = given && unify(given, checker);
  const sound = allOf(asked);
  if (!sound || !given || !type) return undefined;
  const args = given.flatMap((value, index) => [...sound.slice(index, index + 1), value]);
  return scalarCall(name, args, type, span);
}

/** `bin(x, [20, 40, 60])` or `bin(x, params.bounds)`: bounds in rising order. Named bins, which a parameter holds, give their labels. */
export function checkBin({ arguments: [value, list], span }: CallNode, checker: Checker): Expression | undefined {
  const checked = value && checker.check(value);
  const named = list && wholeParameter(ungrouped(list), ['bins'], checker);
  if (checked && named) {
    const bins = { ...parameterReference(named, 'text', list), list: 'bins' } as const;
    return requireDomain(checked, 'a number', 'bin', checker)
      ? scalarCall('bin', [checked, bins], 'text', span)
      : undefined;
  }
  const bounds = list && checkBounds(ungrouped(list), checker);
  if (bounds === undefined) {
    const expected = 'a number and a list of numbers in rising order';
    const parameters = { name: 'bin', expected, example: 'bin(age, [20, 40, 60])' };
    return checker.context.findings.report('formula.wrong_argument', parameters, list?.span ?? span);
  }
  if (checked === undefined || !requireDomain(checked, 'a number', 'bin', checker)) return undefined;
  return scalarCall('bin', [checked, ...bounds], 'integer', span);
}

function checkBounds(list: SyntaxNode, checker: Checker): readonly Expression[] | undefined {
  const declared = wholeParameter(list, ['list'], checker);
  if (declared) {
    const bounds = { ...parameterReference(declared, 'number', list), list: 'bounds' } as const;
    return fitsList(declared.default ?? null, bounds) ? [bounds] : undefined;
  }
  const items = list.kind === 'list' ? list.items.map((item) => checker.check(item)) : [];
  const numbers = items.filter((item) => item !== undefined && isNumber(item));
  const rising = numbers.every((bound, index) => index === 0 || numeric(numbers[index - 1]) < numeric(bound));
  return items.length > 0 && numbers.length === items.length && rising ? allOf(numbers) : undefined;
}

/** `is_null(x)`; of a parameter of any type it tells whether it has a value. */
export function checkIsNull({ arguments: [value], span }: CallNode, checker: Checker): Expression | undefined {
  const node = value && ungrouped(value);
  const declared = node && wholeParameter(node, ['list', 'map', 'period', 'bins', 'calendar'], checker);
  const checked = declared ? parameterReference(declared, 'null', node) : value && checker.check(value);
  if (checked === undefined || !requireDomain(checked, 'a value', 'is_null', checker)) return undefined;
  return scalarCall('is_null', [checked], 'boolean', span);
}

function isNumber(expression: Expression): boolean {
  const inner = expression.kind === 'call' && expression.function === 'negate' ? expression.arguments[0] : expression;
  return inner?.kind === 'literal' && ['integer', 'decimal', 'number'].includes(inner.type);
}

function numeric(expression: Expression | undefined): number {
  if (expression?.kind === 'call') return -numeric(expression.arguments[0]);
  return expression?.kind === 'literal' ? Number(expression.value) : Number.NaN;
}

/** `lookup(params.weights, source, otherwise)`. */
export function checkLookup({ arguments: args, span }: CallNode, checker: Checker): Expression | undefined {
  const [map, ...rest] = args;
  const reference = map && checkMap(map, checker);
  const values = allOf(rest.map((argument) => checker.check(argument)));
  const [key, otherwise] = values ?? [];
  if (!reference || !key || !otherwise) return undefined;
  const sound = [
    requireDomain(key, 'a text', 'lookup', checker),
    requireDomain(otherwise, 'a number', 'lookup', checker),
  ];
  return sound.every(Boolean) ? scalarCall('lookup', [reference, key, otherwise], 'number', span) : undefined;
}

function checkMap(node: SyntaxNode, checker: Checker): Expression | undefined {
  const declared = wholeParameter(node, ['map'], checker);
  if (declared) return parameterReference(declared, 'number', node);
  const [scope, name, ...rest] = node.kind === 'path' ? node.parts : [];
  const isUnknown = scope?.name === 'params' && name && rest.length === 0 && !checker.context.parameters.has(name.name);
  if (isUnknown) return checker.check(node);
  const expected = 'a map parameter, a key and a number for all other keys';
  const parameters = { name: 'lookup', expected, example: 'lookup(params.weights, source, 0)' };
  return checker.context.findings.report('formula.wrong_argument', parameters, node.span);
}

/** `date("2026-01-31")`: a literal. */
export function checkDate({ arguments: [argument], span }: CallNode, checker: Checker): Expression | undefined {
  const text = argument && ungrouped(argument);
  if (text?.kind === 'text' && isCivilDate(text.value)) return literal(text.value, 'date', span);
  const parameters = { name: 'date', expected: 'a civil date as a text', example: 'date("2026-01-31")' };
  return checker.context.findings.report('formula.wrong_argument', parameters, argument?.span ?? span);
}

/** `truncate_to(t, month)`: a date, but a timestamp for hours. */
export function checkTruncate({ arguments: [moment, unit], span }: CallNode, checker: Checker): Expression | undefined {
  const checked = moment && checker.check(moment);
  const name = unit?.kind === 'path' && unit.parts.length === 1 ? unit.parts[0].name : undefined;
  const grain = grains.find((known) => known === name);
  if (grain === undefined || unit === undefined) {
    const written = name ?? (unit ? checker.context.source.slice(unit.span.start, unit.span.end) : '');
    const parameters = { name: written, units: grains, nearest: nearestName(written, grains) };
    return checker.context.findings.report('formula.unknown_unit', parameters, unit?.span ?? span);
  }
  if (!checked || !requireDomain(checked, 'a date or timestamp', 'truncate_to', checker)) return undefined;
  const type = grain === 'hour' && isMoment(checked.type) ? 'timestamp' : 'date';
  return scalarCall('truncate_to', [checked, literal(grain, 'text', unit.span)], type, span);
}
