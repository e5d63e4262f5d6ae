import { mstlModel } from '@adapters/forecast';
import { LocalWarehouse } from '@adapters/warehouse';
import { parseDefinitions, type CellValue, type Definition, type MetricDefinition } from '@core/definition';
import { DomainError, renderDiagnostic, type Diagnostic } from '@core/diagnostics';
import type { TestRows, WarehouseSession } from '@core/engine';
import { buildCatalog, entersCatalog, type Catalog, type CatalogEntry } from '@core/formula';
import { buildPlan, planPreview, type DataAccess, type RunPlan, type RunRequest } from '@core/plan';
import { evaluatePlan, type Frame, type RunResult } from '@core/result';
import { compileFrameQuery, compilePreviewQuery } from '@core/sql';

/** A question about a formula that no definition holds, or about metrics by name. */
export type Question = Partial<RunRequest> & {
  readonly formula?: string;
  /** More keys of the metric that holds the formula, such as `time` or `where`. */
  readonly metric?: Partial<Omit<MetricDefinition, 'formula'>>;
  /** On whose behalf it is asked. */
  readonly access?: DataAccess;
};

export interface Answer {
  readonly plan: RunPlan;
  readonly frames: readonly Frame[];
  readonly result: RunResult;
  /** Rows as objects: `{period, <dimension>, <metric>}`. */
  readonly rows: readonly Readonly<Record<string, CellValue>>[];
}

const now = '2026-11-21T00:00:00Z';
/** What a formula of a question is called. */
export const subject = 'value';

/** Definitions with rows at hand, asked through the whole line of a run: check, plan, SQL, DuckDB, remainder. */
export class SmallWorld {
  private constructor(
    private readonly warehouse: LocalWarehouse,
    readonly definitions: readonly Definition[],
    private readonly rows: TestRows | undefined,
  ) {}

  /** `documents` is YAML; rows are by dataset, or those of the files below `data_root` where they are absent. */
  static open(documents: string, from: { readonly rows?: TestRows; readonly data_root?: string } = {}): SmallWorld {
    const { definitions, diagnostics } = parseDefinitions(documents);
    if (diagnostics.length > 0) throw new Error(diagnostics.map((finding) => renderDiagnostic(finding)).join('\n'));
    const warehouse = new LocalWarehouse({ data_root: from.data_root ?? process.cwd(), threads: 2 });
    return new SmallWorld(
      warehouse,
      definitions.map(({ definition }) => definition),
      from.rows,
    );
  }

  /** The same definitions over other rows. */
  with(rows: TestRows): SmallWorld {
    return new SmallWorld(this.warehouse, this.definitions, rows);
  }

  async close(): Promise<void> {
    await this.warehouse.close();
  }

  /** Throws a DomainError with all findings. */
  async ask({ access, ...question }: Question): Promise<Answer> {
    const { catalog, request } = this.prepare(question);
    const { plan, diagnostics } = buildPlan({ request, catalog, now, access });
    if (plan === undefined) throw DomainError.from(diagnostics);
    const session = await this.openSession(catalog);
    try {
      const frames: Frame[] = [];
      for (const frame of plan.frames) frames.push(await session.execute(compileFrameQuery(frame, 'duckdb')));
      const result = evaluatePlan(plan, frames, { seasonal: mstlModel });
      return { plan, frames, result, rows: toObjects(result) };
    } finally {
      await session.close();
    }
  }

  /** The one value of a question that has one row. */
  async value(question: Question | string): Promise<CellValue> {
    const { rows } = await this.ask(typeof question === 'string' ? { formula: question } : question);
    if (rows.length !== 1) throw new Error(`${rows.length} rows: ${JSON.stringify(rows)}`);
    return Object.values(rows[0] ?? {}).at(-1) ?? null;
  }

  /** The last column, row by row. */
  async values(question: Question): Promise<readonly CellValue[]> {
    const { rows } = await this.ask(question);
    return rows.map((row) => Object.values(row).at(-1) ?? null);
  }

  /** What is found wrong, in the definition or in the request; empty when nothing is. */
  async refusals(question: Question | string): Promise<readonly Diagnostic[]> {
    try {
      await this.ask(typeof question === 'string' ? { formula: question } : question);
      return [];
    } catch (error) {
      if (error instanceof DomainError) return error.diagnostics;
      throw error;
    }
  }

  /** The first rows of a dataset as somebody sees them, a cell for each field. */
  async preview(dataset: string, limit: number, access?: DataAccess): Promise<readonly (readonly CellValue[])[]> {
    const { catalog } = this.prepare({});
    const { plan, diagnostics } = planPreview(catalog, dataset, access);
    if (plan === undefined) throw DomainError.from(diagnostics);
    const session = await this.openSession(catalog);
    try {
      const { columns, row_count } = await session.execute(compilePreviewQuery(plan, limit, 'duckdb'));
      return Array.from({ length: row_count }, (_, row) => columns.map(({ values }) => values[row] ?? null));
    } finally {
      await session.close();
    }
  }

  private prepare({ formula, metric, ...request }: Omit<Question, 'access'>): {
    catalog: Catalog;
    request: RunRequest;
  } {
    const own: readonly Definition[] =
      formula === undefined ? [] : [{ kind: 'metric', name: subject, formula, ...metric }];
    const documents = [...this.definitions, ...own].flatMap((definition) =>
      entersCatalog(definition) ? [definition] : [],
    );
    const catalog = buildCatalog(
      documents.map((definition): CatalogEntry => ({ definition, version: 1, current: true })),
    );
    const findings = documents.flatMap(({ kind, name }) => catalog.diagnosticsOf(kind, name));
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw DomainError.from(errors);
    return { catalog, request: { metrics: [subject], ...request } };
  }

  private async openSession(catalog: Catalog): Promise<WarehouseSession> {
    const datasets = catalog.datasetNames.flatMap((name) => catalog.dataset(name) ?? []);
    return this.rows === undefined ? this.warehouse.open(datasets) : this.warehouse.openRows(datasets, this.rows);
  }
}

function toObjects({ columns, rows }: RunResult): readonly Readonly<Record<string, CellValue>>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])));
}
