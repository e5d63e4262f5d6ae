import type { FrameJoin, FrameQuery } from '@core/plan';
import type { CompiledQuery } from './compiled-query';
import type { Dialect, Scope } from './dialect/dialect';
import type { DialectName } from './dialect/dialect-name';
import { dialects } from './dialect/dialects';
import { binding, type Fragment } from './fragment';
import { compileBucketing } from './frame/bucketing';
import { nameTables, type TableAliases } from './frame/table-aliases';
import { createScope } from './create-scope';

/**
 * Writes a frame query as one SELECT whose literals are all bound. Equal frames give equal text.
 *
 * Columns are `bucket` (unless there is a single one), dimensions, measures; one row per bucket and group that has a
 * row. Without buckets and dimensions there is exactly one row, also over no rows at all.
 */
export function compileFrameQuery(frame: FrameQuery, dialectName: DialectName): CompiledQuery {
  const dialect = dialects[dialectName];
  const { quote } = dialect;
  const aliases = nameTables(frame);
  const scope = createScope(
    dialect,
    frame.timezone,
    ({ path, column }) => `${quote(aliases.of(path))}.${quote(column)}`,
  );
  const columns = columnsOf(frame);
  const bucketing = compileBucketing(frame, aliases, scope);
  const keys = [
    ...(bucketing.bucket ? [bucketing.bucket] : []),
    ...frame.dimensions.map(({ expression }) => scope.compile(expression)),
  ];
  const measures = frame.measures.map((measure) => dialect.aggregates[measure.aggregate](measure, scope));
  const items = [...keys, ...measures].map(({ sql }, index) => `  ${sql} AS ${quote(columns[index]?.name ?? '')}`);
  if (items.length === 0) throw new RangeError(`${frame.name} has no columns`);
  const lines = [
    `SELECT\n${items.join(',\n')}`,
    `FROM ${quote(frame.dataset)}`,
    ...frame.joins.map((join) => joinLine(join, aliases, dialect)),
    ...(bucketing.join ? [bucketing.join()] : []),
    ...whereLine(frame, bucketing.conditions(), scope),
    ...(keys.length > 0 ? [`GROUP BY ${keys.map((_, index) => index + 1).join(', ')}`] : []),
  ];
  return { sql: lines.join('\n'), parameters: scope.parameters, columns };
}

function columnsOf({ bucketing, dimensions, measures }: FrameQuery): CompiledQuery['columns'] {
  const bucket = { name: 'bucket', type: bucketing.kind === 'windows' ? 'integer' : 'date' } as const;
  return [
    ...(bucketing.kind === 'single' ? [] : [bucket]),
    ...[...dimensions, ...measures].map(({ name, type }) => ({ name, type })),
  ];
}

/** The right side is joined on its key, which is unique, so rows never multiply; without a match its columns are null. */
function joinLine({ path, dataset, on }: FrameJoin, aliases: TableAliases, { quote }: Dialect): string {
  const [left, right] = [quote(aliases.of(path.slice(0, -1))), quote(aliases.of(path))];
  const pairs = on.map((pair) => `${right}.${quote(pair.right)} = ${left}.${quote(pair.left)}`);
  const table = quote(dataset) === right ? right : `${quote(dataset)} AS ${right}`;
  return `LEFT JOIN ${table} ON ${pairs.join(' AND ')}`;
}

function whereLine({ filter }: FrameQuery, conditions: readonly Fragment[], scope: Scope): readonly string[] {
  const all = [...conditions, ...(filter ? [scope.compile(filter)] : [])];
  if (all.length === 0) return [];
  const lines = all.map((condition) => (condition.binding < binding.and ? `(${condition.sql})` : condition.sql));
  return [`WHERE ${lines.join('\n  AND ')}`];
}
