import type { CellValue, Grain, ParameterValue } from '@core/definition';
import { DomainError } from '@core/diagnostics';
import type { QueryRunner } from '@core/engine';
import type { Catalog, CheckedMetric } from '@core/formula';
import type { RunRequest } from '@core/plan';
import type { RunResult } from '@core/result';

/** What a metric is asked for. */
export interface Measuring {
  readonly catalog: Catalog;
  readonly queries: QueryRunner;
  readonly period: string;
  readonly as_of: string;
  /** Each is given to the metrics that declare it. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

export interface Measured {
  /** One value over the whole period, or several by the metric's own breakdown. */
  readonly whole: readonly MeasuredRow[];
  /** The value in the last bucket of the usual grain. */
  readonly last?: { readonly grain: 'month' | 'quarter'; readonly start: string; readonly value: CellValue };
  /** Parameters that were given in the place of defaults, or for want of them. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Why there is no value. */
  readonly problem?: string;
}

export interface MeasuredRow {
  readonly members: readonly CellValue[];
  readonly value: CellValue;
}

/** Grains that are looked at by month here, or by quarter; a year is the whole. */
const lookedAt: Readonly<Partial<Record<Grain, 'month' | 'quarter'>>> = {
  hour: 'month',
  day: 'month',
  week: 'month',
  month: 'month',
  quarter: 'quarter',
};

const uncancelled = { signal: new AbortController().signal, report: () => undefined };

/** Asks for a metric's value over the period, and over the last bucket of its usual grain. */
export async function measure(metric: CheckedMetric, measuring: Measuring): Promise<Measured> {
  const parameters = chooseParameters(metric, measuring);
  const { period, as_of, catalog, queries } = measuring;
  const request: RunRequest = { metrics: [metric.name], period, as_of, parameters };
  const ask = async (more: Partial<RunRequest>): Promise<RunResult> =>
    (await queries.execute({ request: { ...request, ...more }, catalog, now: as_of }, uncancelled)).result;
  try {
    const whole = readRows(await ask({}));
    const grain = lookedAt[metric.definition.grain ?? 'year'];
    if (grain === undefined || (metric.definition.by ?? []).length > 0) return { whole, parameters };
    const last = (await ask({ grain })).rows.at(-1);
    if (last === undefined) return { whole, parameters };
    return { whole, parameters, last: { grain, start: String(last[0]), value: last.at(-1) ?? null } };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { whole: [], parameters, problem: error.message };
  }
}

function readRows({ rows }: RunResult): readonly MeasuredRow[] {
  return rows.map((row) => ({ members: row.slice(0, -1), value: row.at(-1) ?? null }));
}

/** What is given, else, where there is no default, what the metric's first test gives. */
function chooseParameters(metric: CheckedMetric, { parameters }: Measuring): Readonly<Record<string, ParameterValue>> {
  const shown = metric.definition.tests?.[0]?.query?.parameters ?? {};
  return Object.fromEntries(
    [...metric.parameters.values()].flatMap(({ name, default: value }) => {
      const chosen = parameters[name] ?? (value === undefined ? shown[name] : undefined);
      return chosen === undefined ? [] : [[name, chosen]];
    }),
  );
}
