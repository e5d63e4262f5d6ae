import type { CellValue, LocalizedText } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { Catalog, CheckedDataset, ValueType } from '@core/formula';
import { planPreview, type DataAccess, type PreviewPlan } from '@core/plan';
import type { Frame } from '@core/result';
import { compileFrameQuery, compilePreviewQuery, type CompiledQuery } from '@core/sql';
import type { WorkLimits } from '../ports/limits';
import type { RunTask } from '../ports/run-store';
import type { SandboxHooks } from '../ports/sandbox';
import type { Warehouse, WarehouseSession } from '../ports/warehouse';
import { datasetsOf } from '../runs/query-runner';
import { refuseLongScans } from '../runs/refuse-long-scans';
import { reportLoads } from '../runs/report-loads';
import { readStatistics, statisticsFrame, type FieldStatistics } from './statistics-frame';

/** The first rows of a dataset and what its fields hold, of the rows and fields that the caller may see. */
export interface DatasetPreview {
  readonly dataset: string;
  /** Fields, in the order of the definition. */
  readonly columns: readonly ({
    readonly name: string;
    readonly type: ValueType;
    readonly title?: LocalizedText;
  } & FieldStatistics)[];
  readonly rows: readonly Readonly<Record<string, CellValue>>[];
  /** All rows that the caller may see. */
  readonly row_count: number;
  readonly data: { readonly version: string; readonly loaded_at: string };
}

/** Where a preview is asked for. */
export interface PreviewPlace {
  readonly warehouse: Warehouse;
  readonly catalog: Catalog;
  readonly access?: DataAccess | undefined;
  readonly limits: WorkLimits;
}

/** Steps of the run: data, statistics, rows. */
const STEPS = 3;

/** Throws what stands in the way of the caller, and what `Warehouse.open` and `WarehouseSession.execute` throw. */
export async function answerPreview(
  { dataset: name, limit }: Extract<RunTask, { readonly kind: 'preview' }>,
  place: PreviewPlace,
  hooks: Pick<SandboxHooks, 'signal' | 'report'>,
): Promise<DatasetPreview> {
  const { warehouse, catalog } = place;
  const { plan, dataset } = planOrRefuse(name, place);
  const { frame } = plan;
  const opened = datasetsOf([frame], catalog);
  const report = reportLoads(opened, STEPS, hooks);
  const session = await warehouse.open(opened, { signal: hooks.signal, report });
  try {
    refuseLongScans([frame, frame], session, place.limits);
    const ask = (query: CompiledQuery, done: number): Promise<Frame> => {
      hooks.report({ done, total: STEPS, step: 'query' });
      return session.execute(query, { signal: hooks.signal });
    };
    const statistics = await ask(compileFrameQuery(statisticsFrame(frame), warehouse.dialect), 1);
    const rows = await ask(compilePreviewQuery(plan, limit, warehouse.dialect), 2);
    return describe({ dataset, plan, session }, statistics, rows);
  } finally {
    await session.close();
  }
}

function planOrRefuse(name: string, { catalog, access }: PreviewPlace) {
  const { plan, diagnostics } = planPreview(catalog, name, access);
  const dataset = catalog.dataset(name);
  if (plan === undefined || dataset === undefined) throw DomainError.from(diagnostics);
  return { plan, dataset };
}

function describe(
  {
    dataset: { name, definition },
    plan,
    session,
  }: { readonly dataset: CheckedDataset; readonly plan: PreviewPlan; readonly session: WarehouseSession },
  statistics: Frame,
  rows: Frame,
): DatasetPreview {
  const { dimensions } = plan.frame;
  const { row_count, fields } = readStatistics(statistics, dimensions.length);
  const titles = new Map(definition.fields.map((field) => [field.name, field.title]));
  const { version = '', loaded_at = '' } = session.data[name] ?? {};
  const columns = dimensions.flatMap(({ name: field, type }, index) => {
    const title = titles.get(field);
    const found = fields[index];
    return found === undefined ? [] : [{ name: field, type, ...(title !== undefined && { title }), ...found }];
  });
  return {
    dataset: name,
    columns,
    rows: rowsOf(rows),
    row_count,
    data: { version, loaded_at },
  };
}

function rowsOf({ columns, row_count }: Frame): DatasetPreview['rows'] {
  return Array.from({ length: row_count }, (_, row) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[row] ?? null])),
  );
}
