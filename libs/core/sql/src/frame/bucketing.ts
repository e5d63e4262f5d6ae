import { assertNever } from '@core/diagnostics';
import type { FrameQuery, RowExpression, Window } from '@core/plan';
import { startOf, toLocal } from '../dialect/default/zone';
import { atom, type Fragment } from '../fragment';
import type { TableAliases } from './table-aliases';
import { boundOf, timeConditions } from './time-condition';
import type { Scope } from '../dialect/dialect';

/**
 * How a frame is cut into buckets: the expression of its `bucket`, what joins it, and which rows are in any. Parts that
 * stand further down are written when their turn comes, so that placeholders count in the order of the text.
 */
export interface CompiledBucketing {
  readonly bucket?: Fragment;
  readonly join?: () => string;
  readonly conditions: () => readonly Fragment[];
}

/** Compiles a frame's bucketing. */
export function compileBucketing(frame: FrameQuery, aliases: TableAliases, scope: Scope): CompiledBucketing {
  const { bucketing, time } = frame;
  if (!time) {
    if (bucketing.kind === 'single') return { conditions: () => [] };
    throw new TypeError(`${frame.name} has buckets but no time`);
  }
  switch (bucketing.kind) {
    case 'single':
      return { conditions: () => timeConditions(time, bucketing.window, scope) };
    case 'grain':
      return {
        bucket: startOf(bucketing.grain, toLocal(time, scope), scope),
        conditions: () => timeConditions(time, bucketing.window, scope),
      };
    case 'windows':
      return joinWindows(time, bucketing.windows, aliases, scope);
    default:
      return assertNever(bucketing);
  }
}

/** Windows may overlap, so that a row is in several: it joins each window that it lies in. */
function joinWindows(
  time: RowExpression,
  windows: readonly Window[],
  aliases: TableAliases,
  scope: Scope,
): CompiledBucketing {
  const { quote } = scope.dialect;
  const table = quote(aliases.unused('window'));
  const [position, from, to] = ['index', 'from', 'to'].map(quote);
  return {
    bucket: atom(`${table}.${position}`, 'integer'),
    join: () => {
      const rows = windows.map((window, index) => `  (${[index, ...closedBounds(window, time, scope)].join(', ')})`);
      const value = scope.compile(time).sql;
      const condition = `${value} >= ${table}.${from} AND ${value} < ${table}.${to}`;
      return `JOIN (VALUES\n${rows.join(',\n')}\n) AS ${table} (${position}, ${from}, ${to}) ON ${condition}`;
    },
    conditions: () => [],
  };
}

/** Both ends of a window, an open one at infinity: a comparison with it is true of every time and of no null. */
function closedBounds(window: Window, time: RowExpression, scope: Scope): readonly string[] {
  const type = time.type === 'date' ? 'date' : 'timestamp';
  const from = boundOf(window.from, time, scope) ?? scope.bind('-infinity', type, type);
  const to = boundOf(window.to, time, scope) ?? scope.bind('infinity', type, type);
  return [from.sql, to.sql];
}
