import { assertNever } from '@core/diagnostics';
import { printDuration } from '../source/duration';
import type {
  Aggregate,
  Expression,
  ParameterReference,
  PerAggregate,
  RelatedAggregate,
  ScalarCall,
} from '../tree/expression';
import type { ScalarName } from '../tree/scalars';
import { printModifier } from './print-modifier';

/** The formula text of an expression: every field from its dataset on, every operation in parentheses of its own. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return printLiteral(expression.value, expression.type);
    case 'duration':
      return printDuration(expression.duration);
    case 'field':
      return [expression.dataset, ...expression.path, expression.field].join('.');
    case 'parameter':
      return printParameter(expression);
    case 'context':
      return expression.name.replace('period_', 'period.');
    case 'metric':
      return expression.name;
    case 'aggregate':
      return printAggregate(expression);
    case 'related':
      return printRelated(expression);
    case 'per':
      return printPer(expression);
    case 'call':
      return printCall(expression);
    case 'modified':
      return `${printOperand(expression.operand)}.${printModifier(expression.modifier, printExpression)}`;
    default:
      return assertNever(expression);
  }
}

function printParameter({ of, name, key }: ParameterReference): string {
  return [of ?? 'params', name, ...(key === undefined ? [] : [key])].join('.');
}

function printLiteral(value: string | boolean | null, type: Expression['type']): string {
  if (typeof value !== 'string') return String(value);
  if (type === 'date') return `date(${printText(value)})`;
  return type === 'text' ? printText(value) : value;
}

const ESCAPED = /["\\\u0000-\u001F\u007F]/gu;

function printText(text: string): string {
  const escaped = text.replaceAll(ESCAPED, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}

function printAggregate({ function: name, dataset, arguments: args, condition }: Aggregate): string {
  const printed = [...args, ...(condition ? [condition] : [])].map(printExpression);
  return `${name}(${name === 'count' && printed.length === 0 ? dataset : printed.join(', ')})`;
}

/** Conditions of a related aggregate stand behind it, also that of `count(condition)`. */
function printRelated({ function: name, dataset, arguments: args, conditions, validity }: RelatedAggregate): string {
  const printed = args.map(printExpression);
  const filters = conditions.map((condition) => `.where(${printExpression(condition)})`);
  const held = validity === undefined ? '' : validity === 'during' ? '.during()' : `.at(${validity})`;
  return `${name}(${name === 'count' && printed.length === 0 ? dataset : printed.join(', ')})${filters.join('')}${held}`;
}

/** Every argument has a value per key, but for the share of a percentile. */
function printPer({ function: name, arguments: args, keys }: PerAggregate): string {
  const per = `.per(${keys.map(printExpression).join(', ')})`;
  const printed = args.map((argument, index) =>
    name === 'percentile' && index === 1 ? printExpression(argument) : `${printOperand(argument)}${per}`,
  );
  return `${name}(${printed.join(', ')})`;
}

const SIGNS: Partial<Readonly<Record<ScalarName, string>>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  power: '^',
  modulo: 'mod',
  equal: '==',
  not_equal: '!=',
  less: '<',
  less_or_equal: '<=',
  greater: '>',
  greater_or_equal: '>=',
  and: 'and',
  or: 'or',
  xor: 'xor',
};

function printCall({ function: name, arguments: args }: ScalarCall): string {
  const [first, second] = args;
  const printed = args.map(printExpression);
  const sign = SIGNS[name];
  if (sign !== undefined) return `(${printed.join(` ${sign} `)})`;
  switch (name) {
    case 'negate':
      return `(-${printed[0]})`;
    case 'not':
      return `(not ${printed[0]})`;
    case 'in':
      return `((${printed[0]}) in ${printList(args.slice(1))})`;
    case 'bin':
      return `bin(${printed[0]}, ${printList(args.slice(1))})`;
    case 'truncate_to':
      return `truncate_to(${first && printExpression(first)}, ${second?.kind === 'literal' ? String(second.value) : ''})`;
    default:
      return `${name}(${printed.join(', ')})`;
  }
}

/** Values in brackets, or the one parameter that holds them. */
function printList(items: readonly Expression[]): string {
  const [first] = items;
  const printed = items.map(printExpression).join(', ');
  return first?.kind === 'parameter' && first.list !== undefined ? printed : `[${printed}]`;
}

/** What a modifier can follow without parentheses of its own. */
function printOperand(operand: Expression): string {
  const printed = printExpression(operand);
  return operand.kind === 'literal' || operand.kind === 'duration' ? `(${printed})` : printed;
}
