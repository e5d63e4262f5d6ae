import type { Expression, Modifier } from '../tree/expression';

/** An expression and everything beneath it, conditions and keys included; not what it names elsewhere. */
export function expressionsIn(expression: Expression): readonly Expression[] {
  return [expression, ...partsOf(expression).flatMap(expressionsIn)];
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
      return expression.arguments;
    case 'aggregate':
      return [...expression.arguments, ...(expression.condition ? [expression.condition] : [])];
    case 'related':
      return [...expression.arguments, ...expression.conditions];
    case 'per':
      return [...expression.arguments, ...expression.keys];
    case 'modified':
      return [expression.operand, ...partsOfModifier(expression.modifier)];
    default:
      return [];
  }
}

function partsOfModifier(modifier: Modifier): readonly Expression[] {
  switch (modifier.kind) {
    case 'where':
      return [modifier.condition];
    case 'on':
      return [modifier.field];
    case 'fill':
      return [modifier.value];
    case 'between':
      return [modifier.from, modifier.to];
    default:
      return [];
  }
}
