import type { CellValue, DatasetDefinition } from '@core/definition';
import { buildCatalog, type CheckedDataset, type CheckedFreshness } from '@core/formula';
import { dayStart, formatInstant, type PlanQuestion } from '@core/plan';
import { evaluatePlan, type Frame, type RunResult } from '@core/result';
import { compileFrameQuery } from '@core/sql';
import { LRUCache } from 'lru-cache';
import type { Completeness } from '../ports/interval-ledger';
import type { CompletenessQuestion } from '../ports/sandbox';
import type { Warehouse, WarehouseSession } from '../ports/warehouse';
import { planOrThrow } from './plan-or-throw';

/** Answers that are kept. */
const CAPACITY = 1_000;
/** The question names no time, and no answer depends on when it is asked. */
const ANY_TIME = '2000-01-01T00:00:00Z';
const MEASURE = 'complete_until';

/** Where a question is asked: the session that has the datasets open, and the zone in which a date begins. */
export interface MeasuringPlace {
  readonly session: WarehouseSession;
  readonly timezone: string;
  readonly signal?: AbortSignal;
}

/** Tells how far the data of datasets is complete; what is known of one version of the data is not asked again. */
export class MeasureCompleteness {
  readonly #known = new LRUCache<string, { readonly until: string | null }>({ max: CAPACITY });

  constructor(private readonly warehouse: Pick<Warehouse, 'dialect' | 'open'>) {}

  /** For each dataset with `freshness`, which the session must have open. A date is its first moment in the zone. */
  async execute(datasets: readonly CheckedDataset[], place: MeasuringPlace): Promise<Completeness> {
    const complete_until: Record<string, string | null> = {};
    for (const { name, definition, freshness } of datasets) {
      if (freshness === undefined) continue;
      const key = JSON.stringify([definition, place.session.data[name]?.version, place.timezone]);
      const known = this.#known.get(key) ?? { until: await this.measure(definition, freshness, place) };
      this.#known.set(key, known);
      complete_until[name] = known.until;
    }
    return complete_until;
  }

  /** The same of the datasets as they are now. */
  async ofNow({ datasets, timezone }: CompletenessQuestion, signal: AbortSignal): Promise<Completeness> {
    const session = await this.warehouse.open(datasets, { signal });
    try {
      return await this.execute(datasets, { session, timezone, signal });
    } finally {
      await session.close();
    }
  }

  private async measure(
    definition: DatasetDefinition,
    freshness: CheckedFreshness,
    { session, timezone, signal }: MeasuringPlace,
  ): Promise<string | null> {
    const plan = planOrThrow(ask(definition, freshness, timezone));
    const frames: Frame[] = [];
    for (const frame of plan.frames) {
      frames.push(await session.execute(compileFrameQuery(frame, this.warehouse.dialect), { signal }));
    }
    return readMoment(evaluatePlan(plan, frames), timezone);
  }
}

/**
 * The formula as a metric over the dataset alone, whose rows are placed in no time: all of them count, also those that have no time,
 * that lie ahead, or that no longer hold.
 */
function ask(
  { kind, name, source, fields }: DatasetDefinition,
  freshness: CheckedFreshness,
  timezone: string,
): PlanQuestion {
  const needed = fields.filter((field) => freshness.fields.includes(field.name));
  const catalog = buildCatalog(
    [
      { kind, name, source, primary_key: [], fields: needed },
      { kind: 'metric' as const, name: MEASURE, dataset: name, formula: freshness.text },
    ].map((definition) => ({ definition, version: 1, current: true })),
  );
  return { request: { metrics: [MEASURE], timezone }, catalog, now: ANY_TIME };
}

/** The one value, as an instant to the millisecond. */
function readMoment({ columns, rows }: RunResult, timezone: string): string | null {
  const value: CellValue = rows[0]?.[0] ?? null;
  if (typeof value !== 'string') return null;
  return columns[0]?.type === 'date' ? dayStart(value, timezone) : formatInstant(Date.parse(value));
}
