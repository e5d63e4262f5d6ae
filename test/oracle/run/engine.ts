import { LocalWarehouse } from '@adapters/warehouse';
import { DomainError, type Diagnostic } from '@core/diagnostics';
import type { WarehouseSession } from '@core/engine';
import { buildCatalog, type Catalog, type CatalogEntry, type CheckedDataset } from '@core/formula';
import { buildPlan, type DataAccess, type RunPlan, type RunRequest } from '@core/plan';
import { evaluatePlan, type RunResult } from '@core/result';
import { compileFrameQuery } from '@core/sql';
import type { Request, World } from '../evaluator/model';
import { documentsOf, requestBody, type Documents } from '../generate/case';

/** What the engine says: an answer, or findings. */
export type Said =
  | { readonly kind: 'answer'; readonly result: RunResult; readonly plan: RunPlan }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Refusal[] };

type Refusal = Pick<Diagnostic, 'code' | 'message' | 'path'> & Partial<Pick<Diagnostic, 'severity'>>;

/** A question and the world in which it is asked. */
export interface Scene {
  readonly world: World;
  readonly request: Request;
}

/** The engine with one world loaded. */
export class Engine {
  private constructor(
    private readonly session: WarehouseSession,
    private readonly world: World,
  ) {}

  static async open(warehouse: LocalWarehouse, world: World): Promise<Engine> {
    const catalog = catalogOf(documentsOf({ ...world, metrics: [] }, () => true));
    const datasets = world.datasets.map(({ name }) => soundDataset(catalog, name));
    const session = await warehouse.openRows(datasets, world.rows);
    return new Engine(session, world);
  }

  /** Asks one question of a world. */
  static async askOnce(warehouse: LocalWarehouse, { world, request }: Scene, catalog: Catalog): Promise<Said> {
    const engine = await Engine.open(warehouse, world);
    try {
      return await engine.ask(catalog, request);
    } finally {
      await engine.close();
    }
  }

  close(): Promise<void> {
    return this.session.close();
  }

  /** Asks for metrics of documents that stand in the same world; on behalf of somebody, if there is anybody. */
  async ask(catalog: Catalog, request: Request, access?: DataAccess): Promise<Said> {
    const body = requestBody(request) as unknown as RunRequest;
    const { plan, diagnostics } = buildPlan({ request: body, catalog, now: request.as_of, access });
    if (plan === undefined) return { kind: 'refused', diagnostics };
    const frames = [];
    try {
      for (const frame of plan.frames) frames.push(await this.session.execute(compileFrameQuery(frame, 'duckdb')));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, message, diagnostics: named } = error;
      return { kind: 'refused', diagnostics: named.length > 0 ? named : [{ code, message }] };
    }
    return { kind: 'answer', result: evaluatePlan(plan, frames), plan };
  }
}

/** A warehouse that reads no files. */
export function openWarehouse(): LocalWarehouse {
  return new LocalWarehouse({ data_root: __dirname, threads: 1 });
}

export function catalogOf({ datasets, metrics, calendars }: Documents): Catalog {
  const entries = [...datasets, ...metrics, ...calendars].map((definition) => ({
    definition,
    version: 1,
    current: true,
  }));
  return buildCatalog(entries as unknown as readonly CatalogEntry[]);
}

/** Findings about a metric itself. */
export function findingsOf(catalog: Catalog, metric: string): readonly Diagnostic[] {
  const findings = catalog.diagnosticsOf('metric', metric);
  return findings.filter(({ severity }) => severity !== 'warning');
}

function soundDataset(catalog: Catalog, name: string): CheckedDataset {
  const dataset = catalog.dataset(name);
  if (dataset !== undefined) return dataset;
  const findings = catalog.diagnosticsOf('dataset', name).map(({ code, message }) => `${code}: ${message}`);
  throw new Error(`${name} is not sound: ${findings.join('; ')}`);
}
