import { assertNever } from '@core/diagnostics';
import type { FrameQuery, RowExpression, Window } from '@core/plan';
import { startOf, toLocal } from '../dialect/default/zone';
import { atom, type Fragment } from '../fragment';
import type { Scope } from '../scope';
import type { TableAliases } from './table-aliases';
import { boundsOf, timeConditions } from './time-condition';

/** How a frame is cut into buckets: the expression of its `bucket`, what joins it, and which rows are in any. */
export interface CompiledBucketing {
  readonly bucket?: Fragment;
  readonly join?: string;
  readonly conditions: readonly Fragment[];
}

/** Compiles a frame's bucketing. */
export function compileBucketing(frame: FrameQuery, aliases: TableAliases, scope: Scope): CompiledBucketing {
  const { bucketing, time } = frame;
  if (!time) {
    if (bucketing.kind === 'single') return { conditions: [] };
    throw new TypeError(`${frame.name} has buckets but no time`);
  }
  switch (bucketing.kind) {
    case 'single':
      return { conditions: timeConditions(time, bucketing.window, scope) };
    case 'grain':
      return {
        bucket: startOf(bucketing.grain, toLocal(time, scope), scope),
        conditions: timeConditions(time, bucketing.window, scope),
      };
    case 'windows':
      return joinWindows(time, bucketing.windows, aliases, scope);
    default:
      return assertNever(bucketing);
  }
}

/** Windows may overlap, so that a row is in several: it joins each window that it lies in. */
function joinWindows(time: RowExpression, windows: readonly Window[], aliases: TableAliases, scope: Scope): CompiledBucketing {
  const { quote } = scope.dialect;
  const table = quote(aliases.unused('window'));
  const type = time.type === 'date' ? 'date' : 'timestamp';
  const rows = windows.map((window, index) => {
    const { from = scope.bind('-infinity', type, type), to = scope.bind('infinity', type, type) } = boundsOf(window, time, scope);
    return `(${index}, ${from.sql}, ${to.sql})`;
  });
  const [position, from, to] = ['index', 'from', 'to'].map(quote);
  const value = scope.compile(time).sql;
  return {
    bucket: atom(`${table}.${position}`, 'integer'),
    join: [
      'JOIN (VALUES',
      ...rows.map((row, index) => `  ${row}${index === rows.length - 1 ? '' : ','}`),
      `) AS ${table} (${position}, ${from}, ${to}) ON ${value} >= ${table}.${from} AND ${value} < ${table}.${to}`,
    ].join('\n'),
    conditions: [],
  };
}
