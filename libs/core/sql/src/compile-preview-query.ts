import type { PreviewPlan } from '@core/plan';
import type { CompiledQuery } from './compiled-query';
import type { DialectName } from './dialect/dialect-name';
import { dialects } from './dialect/dialects';
import { openFrameRows } from './frame/frame-rows';
import { createQuery } from './query/query';
import { compilePermittedRows } from './rows/permitted-rows';
import { selectLines } from './text';

/** Writes the first `limit` rows of a preview; a column for each field, in their order. */
export function compilePreviewQuery(
  { frame, order }: PreviewPlan,
  limit: number,
  dialectName: DialectName,
): CompiledQuery {
  const query = createQuery(frame, dialects[dialectName], compilePermittedRows);
  const columns = frame.dimensions.map(({ name, type }) => ({ name, type }));
  if (columns.length === 0) throw new RangeError(`${frame.dataset} has no field that is seen`);
  const { scope, keys, source } = openFrameRows(frame, query);
  const items = keys.map((value, index) => [columns[index]?.name ?? '', value] as const);
  const lines = [
    selectLines(items, query.dialect.quote),
    ...source(),
    ...(order.length > 0 ? [`ORDER BY ${order.map((index) => `${index + 1} NULLS LAST`).join(', ')}`] : []),
    `LIMIT ${scope.bind(String(limit), 'integer', 'integer').sql}`,
  ];
  return { sql: lines.join('\n'), parameters: query.parameters, columns };
}
