import type { ValueType } from '@core/formula';

/** How strongly an expression holds together; an operand that holds less strongly than its operator needs parentheses. */
export const binding = {
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  concat: 5,
  add: 6,
  multiply: 7,
  negate: 8,
  atom: 9,
} as const;

export type Binding = (typeof binding)[keyof typeof binding];

/** A piece of an SQL expression. */
export interface Fragment {
  readonly sql: string;
  /** What the engine makes of it: a `number` is a double. */
  readonly type: ValueType;
  readonly binding: Binding;
  /** Size of the expression once the engine has expanded it; see `Scope.once`. */
  readonly weight: number;
}

/** A column, parameter or keyword. */
export function atom(sql: string, type: ValueType): Fragment {
  return { sql, type, binding: binding.atom, weight: 1 };
}

/** Text around operands that needs no parentheses: a function call, CAST, CASE. */
export function enclosed(sql: string, type: ValueType, operands: readonly Fragment[]): Fragment {
  return { sql, type, binding: binding.atom, weight: weightOf(operands) };
}

/** `name(a, b)` */
export function invoke(name: string, operands: readonly Fragment[], type: ValueType): Fragment {
  return enclosed(`${name}(${operands.map(({ sql }) => sql).join(', ')})`, type, operands);
}

/** `CAST(a AS type)` */
export function cast(operand: Fragment, sqlType: string, type: ValueType): Fragment {
  return enclosed(`CAST(${operand.sql} AS ${sqlType})`, type, [operand]);
}

/** `a + b`; equal operators chain to the left. */
export function infix(operator: string, strength: Binding, operands: readonly Fragment[], type: ValueType): Fragment {
  const chains = strength !== binding.compare;
  const isAssociative = strength === binding.and || strength === binding.or || strength === binding.concat;
  const sql = operands
    .map((operand, index) => parenthesize(operand, strength, isAssociative || (chains && index === 0)))
    .join(` ${operator} `);
  return { sql, type, binding: strength, weight: weightOf(operands) };
}

/** `NOT a`, `-a` */
export function prefix(operator: string, strength: Binding, operand: Fragment): Fragment {
  return {
    sql: `${operator}${parenthesize(operand, strength, strength === binding.not)}`,
    type: operand.type,
    binding: strength,
    weight: operand.weight + 1,
  };
}

/** `a IS NULL`, `a IN (…)` */
export function postfix(operand: Fragment, suffix: string, others: readonly Fragment[] = []): Fragment {
  return {
    sql: `${parenthesize(operand, binding.compare, false)} ${suffix}`,
    type: 'boolean',
    binding: binding.compare,
    weight: weightOf([operand, ...others]),
  };
}

/** `CASE WHEN c THEN v … ELSE o END`; without `otherwise` the rest is null. */
export function caseWhen(
  branches: readonly (readonly [condition: Fragment, value: Fragment])[],
  otherwise: Fragment | undefined,
  type: ValueType,
): Fragment {
  const whens = branches.map(([condition, value]) => `WHEN ${condition.sql} THEN ${value.sql}`);
  const end = otherwise ? [`ELSE ${otherwise.sql}`, 'END'] : ['END'];
  return enclosed(['CASE', ...whens, ...end].join(' '), type, [...branches.flat(), ...(otherwise ? [otherwise] : [])]);
}

function parenthesize({ sql, binding: own }: Fragment, strength: Binding, mayEqual: boolean): string {
  return own > strength || (mayEqual && own === strength) ? sql : `(${sql})`;
}

function weightOf(operands: readonly Fragment[]): number {
  return operands.reduce((sum, { weight }) => sum + weight, 1);
}
