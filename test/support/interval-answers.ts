import type { CellValue } from '@core/definition';
import type { WarehouseSession } from '@core/engine';
import type { Catalog } from '@core/formula';
import { buildPlan, formatInstant, type RunRequest } from '@core/plan';
import { evaluatePlan, rowsByInterval, type RunResult } from '@core/result';
import { intervalsBetween, type DataInterval, type IntervalCalendar } from '@core/schedule';
import { compileFrameQuery } from '@core/sql';

type Rows = readonly (readonly CellValue[])[];

/** Where requests about intervals are asked. */
interface IntervalWorld {
  readonly catalog: Catalog;
  readonly session: WarehouseSession;
}

/** The whole intervals of a calendar that lie between two instants. */
export function intervalsOf(calendar: IntervalCalendar, from: string, to: string): readonly DataInterval[] {
  const justAfter = formatInstant(Date.parse(from) + 1);
  return intervalsBetween(calendar, justAfter, to).filter(({ start }) => Date.parse(start) >= Date.parse(from));
}

/** A request for neighbouring intervals together. */
export function askTogether(
  asked: RunRequest,
  intervals: readonly DataInterval[],
  { every, timezone }: IntervalCalendar,
): RunRequest {
  const end = intervals.at(-1)?.end ?? '';
  return { ...asked, period: `${intervals[0]?.start}/${end}`, grain: every, timezone, as_of: end };
}

/** A request for one of them alone. */
export function askAlone(asked: RunRequest, { start, end }: DataInterval, timezone: string): RunRequest {
  return { ...asked, period: `${start}/${end}`, timezone, as_of: end };
}

/** By start of the interval: the rows of one run for all of them. */
export async function answerTogether(request: RunRequest, world: IntervalWorld): Promise<ReadonlyMap<string, Rows>> {
  return rowsByInterval((await answer(request, true, world)).rows, request.timezone ?? 'UTC');
}

/** The result of a request. Throws what is found wrong with it. */
export async function answer(
  request: RunRequest,
  sparse: boolean,
  { catalog, session }: IntervalWorld,
): Promise<RunResult> {
  const { plan, diagnostics } = buildPlan({ request, catalog, now: request.as_of ?? '', sparse });
  if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  const frames = [];
  for (const frame of plan.frames) frames.push(await session.execute(compileFrameQuery(frame, 'duckdb')));
  return evaluatePlan(plan, frames);
}
