import { parseDuration } from '../source/duration';
import { ungrouped, type ModifiedNode } from '../syntax/syntax-node';
import type { DimensionName, Expression, Modifier } from '../tree/expression';
import type { Checker } from './context';
import { checkDimension, PERIOD } from './dimension-names';
import { checkField } from './field-names';
import { leavesOf } from './leaves';
import { rowOfCondition } from './rows-asked';
import { requireDomain } from './unify';
import { describeType, isMoment } from './value-types';

/** `.where(condition)` */
export function readWhere(
  { arguments: [argument] }: ModifiedNode,
  checker: Checker,
  operand: Expression | undefined,
): Modifier | undefined {
  const { context } = checker;
  const over = rowOfCondition(operand ? leavesOf(operand, context.names) : [], context);
  const rows = checker.at({ kind: 'row', within: 'a condition', over, chooses: false });
  const condition = argument && rows.check(argument);
  if (!condition || !requireDomain(condition, 'a condition', '.where', checker)) return undefined;
  return { kind: 'where', condition };
}

/** `.on(field)` */
export function readOn({ arguments: [argument], name }: ModifiedNode, { context }: Checker): Modifier | undefined {
  if (argument?.kind !== 'path') {
    const expected = { name: '.on', expected: 'a date or timestamp field', example: '.on(created_at)' };
    return context.findings.report('formula.wrong_argument', expected, argument?.span ?? name.span);
  }
  const field = checkField(argument, false, context);
  if (field === undefined || isMoment(field.type)) return field && { kind: 'on', field };
  const written = argument.parts.map((part) => part.name).join('.');
  return context.findings.report(
    'formula.not_a_time_field',
    { field: written, found: describeType(field.type) },
    argument.span,
  );
}

/** `.previous()`, `.previous(1 year)` and the like. */
export function readDuration(kind: 'previous' | 'change' | 'growth') {
  return ({ arguments: [argument] }: ModifiedNode, { context }: Checker): Modifier | undefined => {
    if (argument === undefined) return { kind };
    const node = ungrouped(argument);
    const duration = node.kind === 'duration' ? parseDuration(node.text) : undefined;
    if (duration && duration.amount > 0) return { kind, duration };
    const expected = {
      name: `.${kind}`,
      expected: 'a duration of at least one unit, or nothing',
      example: `.${kind}(1 year)`,
    };
    return context.findings.report('formula.wrong_argument', expected, argument.span);
  };
}

/** `.rolling(3 months)` */
export function readRolling({ arguments: [argument], name }: ModifiedNode, { context }: Checker): Modifier | undefined {
  const node = argument && ungrouped(argument);
  const duration = node?.kind === 'duration' ? parseDuration(node.text) : undefined;
  if (duration && duration.amount > 0) return { kind: 'rolling', duration };
  const expected = { name: '.rolling', expected: 'a duration of at least one unit', example: '.rolling(3 months)' };
  return context.findings.report('formula.wrong_argument', expected, argument?.span ?? name.span);
}

/** `.total()`, `.total(account.sector, period)` and the like. */
export function readDimensions(kind: 'total' | 'share') {
  return ({ arguments: args }: ModifiedNode, { context }: Checker): Modifier | undefined => {
    const dimensions: DimensionName[] = [];
    for (const argument of args) {
      const written = context.source.slice(argument.span.start, argument.span.end);
      if (argument.kind !== 'path') {
        const expected = { name: `.${kind}`, expected: 'names of dimensions', example: `.${kind}(account.sector)` };
        context.findings.report('formula.wrong_argument', expected, argument.span);
      } else if (written === PERIOD || checkDimension(argument, context)) {
        dimensions.push({ name: argument.parts.map(({ name }) => name).join('.'), span: argument.span });
      }
    }
    return dimensions.length === args.length ? { kind, dimensions } : undefined;
  };
}

/** `.fill(0)` */
export function readFill({ arguments: [argument] }: ModifiedNode, checker: Checker): Modifier | undefined {
  const value = argument && checker.check(argument);
  if (!value) return undefined;
  if (value.level.kind === 'constant') return { kind: 'fill', value };
  const expected = { name: '.fill', expected: 'a constant', example: '.fill(0)' };
  return checker.context.findings.report('formula.wrong_argument', expected, value.span);
}
