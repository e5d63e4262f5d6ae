import type { CellValue, DatasetDefinition, Definition, MetricDefinition, ScheduleDefinition } from '@core/definition';
import { IntervalLedger, type LedgerInterval, type Run } from '@core/engine';
import { EngineWorld } from './engine-world';
import { openState } from './open-state';

const DAY_MS = 86_400_000;

export const orders: DatasetDefinition = {
  kind: 'dataset',
  name: 'orders',
  source: { file: 'orders.csv' },
  primary_key: ['id'],
  time: 'at',
  fields: [
    { name: 'id', type: 'text' },
    { name: 'at', type: 'timestamp' },
    { name: 'amount', type: 'number' },
    { name: 'region', type: 'text' },
  ],
};

export function metric(name: string, formula: string): MetricDefinition {
  return { kind: 'metric', name, dataset: 'orders', formula };
}

export function schedule(more: Partial<ScheduleDefinition> = {}): ScheduleDefinition {
  return { kind: 'schedule', name: 'daily', metrics: ['revenue'], every: 'day', ...more };
}

/** An instant of March 2026, a second after midnight unless told otherwise. */
export function march(day: number, time = '00:00:01'): string {
  return `2026-03-${String(day).padStart(2, '0')}T${time}Z`;
}

/** Answers every day of a run by the amounts, 1 where none is given; a run of several days has the day first. */
export function answering(amounts: Readonly<Record<number, number>> = {}) {
  return (run: Run): readonly (readonly CellValue[])[] => {
    const isSeries = run.task.kind === 'query' && run.task.request.grain !== undefined;
    return daysOf(run).map((day) => [...(isSeries ? [day] : []), amounts[Number(day.slice(8))] ?? 1]);
  };
}

function daysOf({ task }: Run): readonly string[] {
  const period = task.kind === 'query' ? (task.request.period ?? '') : '';
  const [from = '', to] = period.split('/');
  if (to === undefined) return [from];
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
  return Array.from({ length: count }, (_, day) =>
    new Date(Date.parse(from) + day * DAY_MS).toISOString().slice(0, 10),
  );
}

/** An engine with the metrics `revenue` and `alone`, whose days are not computed together; its first round is at noon of the first of March. */
export class DailyWorld extends EngineWorld {
  static async begin(...definitions: readonly Definition[]): Promise<DailyWorld> {
    const world = new DailyWorld(await openState());
    await world.define(orders, metric('revenue', 'count()'), metric('alone', 'sum(amount / 3).rolling(2 days)'));
    await world.define(...definitions);
    await world.round();
    return world;
  }

  rows(name = 'daily'): Promise<readonly LedgerInterval[]> {
    return this.get(IntervalLedger).readRange(name, {});
  }

  /** `01 succeeded, 02 expected`. */
  async states(name?: string): Promise<string> {
    return (await this.rows(name)).map(({ period, state }) => `${period.slice(8)} ${state}`).join(', ');
  }

  async workAll(end: Parameters<EngineWorld['work']>[1] = answering()): Promise<void> {
    for (const run of await this.waiting()) await this.work(run, end);
  }

  /** A round, the work that it started, and the round that settles it. */
  async compute(at: string, amounts: Readonly<Record<number, number>> = {}): Promise<void> {
    await this.round(at);
    await this.workAll(answering(amounts));
    await this.round();
  }
}
