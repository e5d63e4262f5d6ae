import type { Bucketing, RowExpression, Window, WindowBound } from '@core/plan';
import type { Scope } from '../dialect/dialect';
import { atom, binding, infix, type Fragment } from '../fragment';
import { nullOf } from '../literal';
import type { Query } from '../query/query';
import { partsAt } from '../rows/parts-at';
import { conjunction } from '../text';
import type { OpenBucketing } from './open-bucketing';
import { boundOf } from './time-condition';

/**
 * A table of windows, which may overlap: a row joins each that it lies in, or without a time all. Ends of windows that
 * expressions look at are further columns.
 */
export function openWindows(
  { windows, bounds = [] }: Extract<Bucketing, { kind: 'windows' }>,
  time: RowExpression | undefined,
  query: Query,
): OpenBucketing {
  const { quote } = query.dialect;
  const table = quote(query.names.made('window'));
  const column = (name: string, type: Fragment['type']) => atom(`${table}.${quote(name)}`, type);
  const names = ['index', ...(time ? ['from', 'to'] : []), ...bounds.map(({ name }) => name)].map(quote).join(', ');
  const contains = (scope: Scope): readonly Fragment[] => {
    if (!time) return [];
    const value = scope.compile(time);
    return (['from', 'to'] as const).map((end) =>
      infix(end === 'from' ? '>=' : '<', binding.compare, [value, column(end, time.type)], 'boolean'),
    );
  };
  const isLate = time !== undefined && [...partsAt(time)].some(({ kind }) => kind === 'bound');
  return {
    bound: ({ name, type }) => column(name, type),
    compile: (scope) => ({
      bucket: column('index', 'integer'),
      join: () => {
        const rows = windows.map((window, index) => {
          const ends = time ? closedEnds(window, time, scope) : [];
          const values = bounds.map((bound) => valueOf(bound, index, scope));
          return `  (${[String(index), ...[...ends, ...values].map(({ sql }) => sql)].join(', ')})`;
        });
        const list = `(VALUES\n${rows.join(',\n')}\n) AS ${table} (${names})`;
        return time && !isLate ? `JOIN ${list} ON ${conjunction(contains(scope))}` : `CROSS JOIN ${list}`;
      },
      conditions: () => (isLate ? contains(scope) : []),
    }),
  };
}

/** Both ends of a window, an open one at infinity: a comparison with it is true of every time and of no null. */
function closedEnds(window: Window, time: RowExpression, scope: Scope): readonly Fragment[] {
  const type = time.type === 'date' ? 'date' : 'timestamp';
  return [
    boundOf(window.from, time, scope) ?? scope.bind('-infinity', type, type),
    boundOf(window.to, time, scope) ?? scope.bind('infinity', type, type),
  ];
}

function valueOf({ type, values }: WindowBound, index: number, scope: Scope): Fragment {
  const value = values[index];
  return typeof value === 'string' ? scope.bind(value, type, type) : nullOf(type, scope);
}
