import { nearestName } from '@core/diagnostics';
import type { ModifiedNode, PathNode, SyntaxNode } from '../syntax/syntax-node';
import type { Modifier, ToDateUnit } from '../tree/expression';
import { isConstantMoment } from './constant-moment';
import type { Checker } from './context';
import { checkDimension } from './dimension-names';
import { requireOrdered } from './ordered-values';

const UNITS: readonly ToDateUnit[] = ['week', 'month', 'quarter', 'year'];
const ORDERS = ['asc', 'desc'] as const;

/** `.to_date(year)`: the unit is a bare word. */
export function readToDate({ arguments: [argument], name }: ModifiedNode, { context }: Checker): Modifier | undefined {
  const word = bareWord(argument);
  const unit = UNITS.find((known) => known === word);
  if (unit) return { kind: 'to_date', unit };
  const span = argument?.span ?? name.span;
  if (argument?.kind === 'text') {
    const expected = { name: '.to_date', expected: 'a bare word, without quotes', example: '.to_date(year)' };
    return context.findings.report('formula.wrong_argument', expected, span);
  }
  const written = context.source.slice(span.start, span.end);
  const parameters = { name: written, units: UNITS, nearest: nearestName(written, UNITS) };
  return context.findings.report('formula.unknown_unit', parameters, span);
}

/** `.running()`, or along a dimension: `.running(stage)`, `.running(stage, desc)`. */
export function readRunning(node: ModifiedNode, { context }: Checker): Modifier | undefined {
  const [argument, second] = node.arguments;
  if (argument === undefined) return { kind: 'running' };
  if (argument.kind !== 'path' || isPeriod(argument)) {
    const expected = 'the name of a dimension, or nothing to run along time';
    const isLength = argument.kind === 'duration';
    const example = isLength ? '.rolling(3 months) for a window of that length' : '.running(stage) or .running()';
    return context.findings.report('formula.wrong_argument', { name: '.running', expected, example }, argument.span);
  }
  const field = checkDimension(argument, context);
  const order = second ? readOrder(second) : 'asc';
  if (second && order === undefined) {
    const expected = {
      name: '.running',
      expected: 'asc or desc behind the dimension',
      example: '.running(stage, desc)',
    };
    return context.findings.report('formula.wrong_argument', expected, second.span);
  }
  if (!field || !order || !requireOrdered(field, '.running', context)) return undefined;
  const dimension = { name: argument.parts.map(({ name }) => name).join('.'), span: argument.span };
  return { kind: 'running_along', dimension, order };
}

/** `.between(a, b)`: a window of fixed dates. */
export function readBetween({ arguments: args }: ModifiedNode, checker: Checker): Modifier | undefined {
  const { findings } = checker.context;
  const ends = args.map((argument) => {
    const end = checker.check(argument);
    if (end === undefined || isConstantMoment(end)) return end;
    const expected = 'two constant dates: literals or parameters, moved by durations';
    const example = '.between(date("2026-01-01"), params.until + 1 day)';
    return findings.report('formula.wrong_argument', { name: '.between', expected, example }, argument.span);
  });
  const [from, to] = ends;
  if (!from || !to) return undefined;
  const dates = [from, to].flatMap((end) => (end.kind === 'literal' ? [String(end.value)] : []));
  const [first, last] = dates;
  if (first !== undefined && last !== undefined && first >= last) {
    const expected = 'a date and a later one, which is no longer in the window';
    const example = '.between(date("2026-01-01"), date("2026-02-01"))';
    return findings.report('formula.wrong_argument', { name: '.between', expected, example }, to.span);
  }
  return { kind: 'between', from, to };
}

/** `.at(start)`, `.at(end)`: bare words, though `end` is a word of mathjs. */
export function readAt({ arguments: [argument], name }: ModifiedNode, { context }: Checker): Modifier | undefined {
  const end = bareWord(argument);
  if (end === 'start' || end === 'end') return { kind: 'at', end };
  const expected = { name: '.at', expected: 'start or end', example: '.at(end)' };
  return context.findings.report('formula.wrong_argument', expected, argument?.span ?? name.span);
}

/** `.rank()`, `.rank(asc)`. */
export function readRank({ arguments: [argument] }: ModifiedNode, { context }: Checker): Modifier | undefined {
  if (argument === undefined) return { kind: 'rank' };
  const order = readOrder(argument);
  if (order) return { kind: 'rank', order };
  const expected = {
    name: '.rank',
    expected: 'asc (1 is the least), desc (1 is the greatest) or nothing',
    example: '.rank(asc)',
  };
  return context.findings.report('formula.wrong_argument', expected, argument.span);
}

function readOrder(node: SyntaxNode) {
  const word = bareWord(node);
  return ORDERS.find((order) => order === word);
}

function bareWord(node: SyntaxNode | undefined): string | undefined {
  return node?.kind === 'path' && node.parts.length === 1 ? node.parts[0].name : undefined;
}

function isPeriod({ parts }: PathNode): boolean {
  return parts[0].name === 'period';
}
