import { nearestName, type Span } from '@core/diagnostics';
import type { ParameterType } from '@core/definition';
import type { PathNode } from '../syntax/syntax-node';
import type { Expression } from '../tree/expression';
import type { ValueType } from '../tree/types';
import { CONSTANT } from './build-nodes';
import type { Checker } from './context';

type ScopedName = (node: PathNode, checker: Checker) => Expression | undefined;

/** Names that belong to the language: parameters and what the context holds. */
const SCOPED: ReadonlyMap<string, ScopedName> = new Map([
  ['params', checkParameter],
  ['period', checkPeriod],
  ['as_of', checkAsOf],
]);

/** The checker of a path that begins with a name of the language. */
export function scopedName(node: PathNode): ScopedName | undefined {
  return SCOPED.get(node.parts[0].name);
}

/** Parameters that are values by themselves; the others stand in one place each. */
const VALUE_TYPES: Readonly<Record<ParameterType, ValueType | undefined>> = {
  integer: 'integer',
  number: 'number',
  decimal: 'decimal',
  text: 'text',
  boolean: 'boolean',
  date: 'date',
  list: undefined,
  map: undefined,
  period: undefined,
  bins: undefined,
  calendar: undefined,
};

/** `params.threshold`, `params.weights.source` for a map, `params.before.start` for a period. */
function checkParameter({ parts, span }: PathNode, checker: Checker): Expression | undefined {
  const { parameters, findings } = checker.context;
  const [, parameter, key, ...rest] = parts;
  const declared = parameter && parameters.get(parameter.name);
  if (parameter === undefined || (rest.length > 0 && declared)) {
    const example = parameters.keys().next().value ?? 'threshold';
    findings.report(
      'formula.wrong_argument',
      { name: 'params', expected: 'the name of a parameter', example: `params.${example}` },
      span,
    );
    return undefined;
  }
  if (declared === undefined) {
    const nearest = nearestName(parameter.name, parameters.keys());
    findings.report('formula.unknown_parameter', { name: parameter.name, nearest }, parameter.span);
    return undefined;
  }
  const type = key ? typeBehind(declared.type, key.name) : VALUE_TYPES[declared.type];
  if (type) {
    const keyed = key && { key: key.name };
    return { kind: 'parameter', name: declared.name, ...keyed, type, level: CONSTANT, span };
  }
  findings.report('formula.wrong_argument', parameterUse(declared.name, declared.type), span);
  return undefined;
}

/** The type of a key of a map, or of an end of a period. */
function typeBehind(type: ParameterType, key: string): ValueType | undefined {
  if (type === 'map') return 'number';
  return type === 'period' && (key === 'start' || key === 'end') ? 'date' : undefined;
}

function parameterUse(name: string, type: ParameterType) {
  if (type === 'list')
    return { name: `the list ${name}`, expected: 'its place right of "in"', example: `x in params.${name}` };
  if (type === 'map') {
    return {
      name: `the map ${name}`,
      expected: 'a key',
      example: `params.${name}.key or lookup(params.${name}, x, 0)`,
    };
  }
  if (type === 'period')
    return { name: `the period ${name}`, expected: 'start or end', example: `params.${name}.start` };
  if (type === 'bins')
    return { name: `the bins ${name}`, expected: 'their place in bin', example: `bin(x, params.${name})` };
  if (type === 'calendar') {
    const example = `business_minutes_between(a, b, params.${name})`;
    return { name: `the calendar ${name}`, expected: 'its place in business_minutes_between', example };
  }
  return { name: `the parameter ${name}`, expected: 'no key', example: `params.${name}` };
}

/** `period.start` and `period.end`: the ends of the window in force. */
function checkPeriod({ parts, span }: PathNode, checker: Checker): Expression | undefined {
  const end = parts[1]?.name;
  const known = parts.length === 2 && (end === 'start' || end === 'end');
  if (known) return context(end === 'start' ? 'period_start' : 'period_end', span);
  const expected = { name: 'period', expected: 'start or end', example: 'period.start' };
  checker.context.findings.report('formula.wrong_argument', expected, span);
  return undefined;
}

function checkAsOf({ parts, span }: PathNode, checker: Checker): Expression | undefined {
  if (parts.length === 1) return context('as_of', span);
  checker.context.findings.report(
    'formula.wrong_argument',
    { name: 'as_of', expected: 'no field', example: 'as_of' },
    span,
  );
  return undefined;
}

function context(name: 'period_start' | 'period_end' | 'as_of', span: Span): Expression {
  return { kind: 'context', name, type: 'timestamp', level: CONSTANT, span };
}
