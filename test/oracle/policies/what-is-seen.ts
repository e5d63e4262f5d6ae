import { Data } from '../evaluator/data';
import { orderOf } from '../evaluator/order-of';
import { evaluateRelated } from '../evaluator/related';
import { RowScope, type TextScope } from '../evaluator/rows';
import type { Row, World } from '../evaluator/model';
import type { Trace } from '../evaluator/trace';
import type { Policy, Rule } from './policy';

/** A world in which what somebody may not see was never there. */
export interface SeenWorld {
  readonly world: World;
  readonly removed: number;
  /** Datasets that may not be read at all. */
  readonly denied: readonly string[];
  readonly hidden: readonly string[];
  /** Rounding could decide about a row. */
  readonly isFragile: boolean;
}

/** Takes out the rows that no rule shows, and what stands in hidden fields; rules look at everything. */
export function whatIsSeen(world: World, { rules, roles, attributes }: Policy): SeenWorld {
  const trace: Trace = { fragile: false };
  const text: TextScope = {
    data: new Data(world),
    zone: 'UTC',
    as_of: 0,
    trace,
    window: {},
    parameter: (name) => attributes[name] ?? null,
    calendar: () => undefined,
    orderOf: (expr) => orderOf(expr, world),
    related: evaluateRelated,
  };
  const fits = (rule: Rule) => rule.roles.some((role) => roles.includes(role));
  const denied: string[] = [];
  const hidden: string[] = [];
  const rows = Object.entries(world.rows).map(([dataset, all]): [string, readonly Row[]] => {
    const own = rules[dataset];
    const fitting = own?.filter(fits) ?? [];
    const [first, ...others] = fitting;
    if (own !== undefined && first === undefined) denied.push(dataset);
    if (first === undefined) return [dataset, all];
    const names = (first.hidden ?? []).filter((name) => others.every((rule) => rule.hidden?.includes(name)));
    hidden.push(...names.map((name) => `${dataset}.${name}`));
    const read = text.data.rows(dataset);
    const seen = all.filter((_, index) =>
      fitting.some(({ where }) => where === undefined || new RowScope(read[index]!, text).evaluate(where) === true),
    );
    return [dataset, seen.map((row) => ({ ...row, ...Object.fromEntries(names.map((name) => [name, null])) }))];
  });
  const left = Object.fromEntries(rows);
  const removed = Object.entries(world.rows).reduce((sum, [name, all]) => sum + all.length - left[name]!.length, 0);
  return { world: { ...world, rows: left }, removed, denied, hidden, isFragile: trace.fragile };
}
