import type { Call, Duration, Expr, FieldRef, Lit, Modifier, Per, Related } from './formula';

/** Where a text stands: names of this dataset may leave it out. */
export interface Printing {
  readonly dataset?: string | undefined;
  /** Says for each name whether its dataset is left out where it may be. */
  readonly isShort: () => boolean;
}

const INFIX: Readonly<Record<string, string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  modulo: 'mod',
  power: '^',
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

/** A formula as an author would write it, with more parentheses. */
export function printFormula(expr: Expr, at: Printing): string {
  const print = (inner: Expr) => printFormula(inner, at);
  switch (expr.kind) {
    case 'lit':
      return printLiteral(expr);
    case 'field':
      return printField(expr.ref, at);
    case 'param':
      return `params.${expr.name}${expr.key === undefined ? '' : `.${expr.key}`}`;
    case 'context':
      return { period_start: 'period.start', period_end: 'period.end', as_of: 'as_of', target: 'target' }[expr.name];
    case 'shift': {
      const by = printDuration(expr.duration);
      return `(${print(expr.base)} ${expr.sign > 0 ? '+' : '-'} ${expr.count ? `${print(expr.count)} * ${by}` : by})`;
    }
    case 'call':
      return printCall(expr, at);
    case 'agg': {
      const inner = expr.condition ? [expr.condition] : expr.args;
      const isRows = inner.length === 0;
      return `${expr.fn}(${isRows ? printRows(expr.dataset, at) : inner.map(print).join(', ')})`;
    }
    case 'related':
      return printRelated(expr, at);
    case 'per':
      return printPer(expr, at);
    case 'metric':
      return expr.name;
    case 'mod':
      return `${printOperand(expr.operand, at)}${printModifier(expr.mod, at)}`;
  }
}

function printLiteral({ type, value }: Lit): string {
  if (value === null) return 'null';
  if (type === 'date') return `date(${JSON.stringify(value)})`;
  if (type === 'text') return JSON.stringify(value);
  return typeof value === 'string' && value.startsWith('-') ? `(${value})` : String(value);
}

export function printField({ dataset, path, field, local }: FieldRef, at: Printing): string {
  const names = [...path, field].join('.');
  if (local !== undefined) return names;
  return dataset === at.dataset && at.isShort() ? names : `${dataset}.${names}`;
}

function printRows(dataset: string, at: Printing): string {
  return dataset === at.dataset && at.isShort() ? '' : dataset;
}

export function printDuration({ amount, unit }: Duration): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/** What a modifier is written behind stands in parentheses unless it is a name, a call or another modifier. */
function printOperand(expr: Expr, at: Printing): string {
  const isBare = ['agg', 'per', 'metric', 'mod', 'related'].includes(expr.kind);
  return isBare ? printFormula(expr, at) : `(${unwrapped(printFormula(expr, at))})`;
}

function unwrapped(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  const characters = Array.from(text);
  for (const [index, character] of characters.entries()) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (depth === 0 && index < characters.length - 1) return text;
  }
  return text.slice(1, -1);
}

function printCall({ fn, args, word }: Call, at: Printing): string {
  const texts = args.map((arg) => printFormula(arg, at));
  if (INFIX[fn] !== undefined) return `(${texts.join(` ${INFIX[fn]} `)})`;
  switch (fn) {
    case 'negate':
      return `(-${texts[0]})`;
    case 'not':
      return `(not (${unwrapped(texts[0] ?? '')}))`;
    case 'in':
      return `(${texts[0]} in ${word === undefined ? `[${texts.slice(1).join(', ')}]` : `params.${word}`})`;
    case 'bin':
      return `bin(${texts[0]}, [${texts.slice(1).map(unwrapped).join(', ')}])`;
    case 'truncate_to':
      return `truncate_to(${texts[0]}, ${word})`;
    case 'lookup':
      return `lookup(params.${word}, ${texts.join(', ')})`;
    case 'business_minutes_between':
      return `business_minutes_between(${[...texts, ...(word === undefined ? [] : [JSON.stringify(word)])].join(', ')})`;
    case 'ternary':
      return `(${texts[0]} ? ${texts[1]} : ${texts[2]})`;
    default:
      return `${fn}(${texts.map(unwrapped).join(', ')})`;
  }
}

function printRelated({ fn, dataset, args, condition, where, validity }: Related, at: Printing): string {
  const inner = condition ? [condition] : args;
  const text = `${fn}(${inner.length === 0 ? dataset : inner.map((arg) => printFormula(arg, at)).join(', ')})`;
  const filtered = where ? `${text}.where(${unwrapped(printFormula(where, at))})` : text;
  if (validity === undefined) return filtered;
  return `${filtered}${validity === 'during' ? '.during()' : `.at(${validity})`}`;
}

function printPer({ fn, operand, keys, share }: Per, at: Printing): string {
  const names = keys.map((key) => printField(key, at)).join(', ');
  const inner = `${printOperand(operand, at)}.per(${names})`;
  return `${fn}(${share === undefined ? inner : `${inner}, ${share}`})`;
}

function printModifier(mod: Modifier, at: Printing): string {
  const print = (expr: Expr) => unwrapped(printFormula(expr, at));
  const by = 'duration' in mod && mod.duration ? printDuration(mod.duration) : '';
  switch (mod.kind) {
    case 'where':
      return `.where(${print(mod.condition)})`;
    case 'on':
      return `.on(${printField(mod.field, at)})`;
    case 'total':
    case 'share': {
      const named = mod.dimensions === 'all' ? [] : mod.dimensions.map((ref) => printField(ref, at));
      return `.${mod.kind}(${[...named, ...(mod.period === true ? ['period'] : [])].join(', ')})`;
    }
    case 'fill':
      return `.fill(${print(mod.value)})`;
    case 'to_date':
      return `.to_date(${mod.unit})`;
    case 'between':
      return `.between(${print(mod.from)}, ${print(mod.to)})`;
    case 'at':
      return `.at(${mod.end})`;
    case 'running_along':
      return `.running(${printField(mod.dimension, at)}${mod.order === 'desc' ? ', desc' : ''})`;
    case 'rank':
      return `.rank(${mod.order ?? ''})`;
    default:
      return `.${mod.kind}(${by})`;
  }
}
