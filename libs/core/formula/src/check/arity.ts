import type { Span } from '@core/diagnostics';
import type { Findings } from '../source/findings';

/** How many arguments are taken: from, to. */
export type Arity = readonly [number, number];

export const ANY_NUMBER = Infinity;

/** Reports a wrong number of arguments; true when it is right. */
export function requireArity(
  name: string,
  arity: Arity,
  args: readonly unknown[],
  at: { span: Span; findings: Findings },
): boolean {
  const [least, most] = arity;
  if (args.length >= least && args.length <= most) return true;
  at.findings.report('formula.wrong_arity', { name, expected: describeArity(arity), found: args.length }, at.span);
  return false;
}

function describeArity([least, most]: Arity): string {
  if (most === 0) return 'no arguments';
  const noun = (count: number) => (count === 1 ? 'argument' : 'arguments');
  if (least === 0 && most !== ANY_NUMBER) return `at most ${most} ${noun(most)}`;
  if (least === most) return `${least} ${noun(least)}`;
  if (most === ANY_NUMBER) return `at least ${least} ${noun(least)}`;
  return most - least === 1 ? `${least} or ${most} arguments` : `${least} to ${most} arguments`;
}
