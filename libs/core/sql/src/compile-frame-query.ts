import type { FrameQuery } from '@core/plan';
import type { CompiledQuery } from './compiled-query';
import type { DialectName } from './dialect/dialect-name';
import { dialects } from './dialect/dialects';
import { fixConstantBounds } from './frame/constant-bounds';
import { openFrameRows } from './frame/frame-rows';
import { compileRunning } from './frame/running';
import { createQuery, type Query } from './query/query';
import { compilePermittedRows } from './rows/permitted-rows';
import { groupLine, selectLines } from './text';

/**
 * Writes a frame query as one SELECT whose literals are all bound. Equal frames give equal text.
 *
 * Columns are `bucket` (unless there is a single one), dimensions, measures; one row per bucket and group that has a
 * row. Without buckets and dimensions there is exactly one row, also over no rows at all.
 */
export function compileFrameQuery(frame: FrameQuery, dialectName: DialectName): CompiledQuery {
  const fixed = fixConstantBounds(frame);
  const query = createQuery(fixed, dialects[dialectName], compilePermittedRows);
  const columns = columnsOf(frame);
  if (columns.length === 0) throw new RangeError(`${frame.name} has no columns`);
  const names = columns.map(({ name }) => name);
  const { running } = fixed;
  const sql = running ? compileRunning({ ...fixed, running }, names, query) : compileGroups(fixed, names, query);
  return { sql, parameters: query.parameters, columns };
}

function columnsOf({ bucketing, dimensions, measures }: FrameQuery): CompiledQuery['columns'] {
  const bucket = { name: 'bucket', type: bucketing.kind === 'windows' ? 'integer' : 'date' } as const;
  return [
    ...(bucketing.kind === 'single' ? [] : [bucket]),
    ...[...dimensions, ...measures].map(({ name, type }) => ({ name, type })),
  ];
}

function compileGroups(frame: FrameQuery, names: readonly string[], query: Query): string {
  const { scope, keys, source } = openFrameRows(frame, query);
  const measures = frame.measures.map((measure) => scope.dialect.aggregates[measure.aggregate](measure, scope));
  const items = [...keys, ...measures].map((value, index) => [names[index] ?? '', value] as const);
  return [selectLines(items, query.dialect.quote), ...source(), ...groupLine(keys.length)].join('\n');
}
