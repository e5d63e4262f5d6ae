import type { FrameQuery, RunningDimension } from '@core/plan';
import { atom, type Fragment } from '../fragment';
import type { Query } from '../query/query';
import { groupLine, indent, selectLines } from '../text';
import { openFrameRows } from './frame-rows';
import { openRowTable } from './row-table';

/** Tables and columns by their names, all quoted. */
interface MemberJoin {
  readonly rows: string;
  readonly members: string;
  readonly taken: string;
  /** The dimension, and what stands for it in comparisons. */
  readonly value: string;
  readonly place: string;
}

/**
 * A frame whose groups take all rows up to their own value of a dimension: its rows as a table of their own, the members of the
 * dimension, those that each member takes, and the rows of these. `names` are those of the columns.
 */
export function compileRunning(
  frame: FrameQuery & { readonly running: RunningDimension },
  names: readonly string[],
  query: Query,
): string {
  const { quote, aggregates } = query.dialect;
  const { running, dimensions } = frame;
  const { scope, keys, source } = openFrameRows(frame, query);
  const named = (value: Fragment, index: number) => [names[index] ?? '', value] as const;
  const table = openRowTable(keys.map(named), query);
  const own = keys.length - dimensions.length + running.dimension;
  const join: MemberJoin = {
    rows: quote(table.name),
    members: quote(query.names.made('members')),
    taken: quote(query.names.made('taken')),
    value: quote(names[own] ?? ''),
    place: quote(table.columnOf('place', scope.compile(running.place))),
  };
  const measures = frame.measures.map((measure) => table.place(measure, scope));
  const rows = [selectLines(table.items(), quote), ...source()].join('\n');
  const groups = keys.map(({ type }, index) =>
    atom(`${index === own ? join.members : join.rows}.${quote(names[index] ?? '')}`, type),
  );
  const values = measures.map((measure) => aggregates[measure.aggregate](measure, table.scope));
  return [
    `WITH ${join.rows} AS (\n${indent(rows)}\n), ${join.members} AS (\n${indent(selectMembers(join))}\n)`,
    selectLines([...groups, ...values].map(named), quote),
    ...joinLines(join, running.order),
    ...groupLine(groups.length),
  ].join('\n');
}

function selectMembers({ rows, value, place }: MemberJoin): string {
  return `SELECT DISTINCT ${[...new Set([value, place])].join(', ')} FROM ${rows}`;
}

/** A member without a place, such as null, takes none but itself. */
function joinLines({ rows, members, taken, value, place }: MemberJoin, order: RunningDimension['order']): string[] {
  const isBefore = `${taken}.${place} ${order === 'asc' ? '<=' : '>='} ${members}.${place}`;
  const isSame = `${members}.${place} IS NULL AND ${taken}.${value} IS NOT DISTINCT FROM ${members}.${value}`;
  return [
    `FROM ${members}`,
    `JOIN ${members} AS ${taken} ON ${isBefore} OR (${isSame})`,
    `JOIN ${rows} ON ${rows}.${value} IS NOT DISTINCT FROM ${taken}.${value}`,
  ];
}
