import { Data } from './data';
import { bucketsOf, type Clock } from './buckets';
import { parseInstant } from './civil-time';
import type { Expr } from './formula';
import type { Calendar, Metric, ParamValue, Request, World } from './model';
import { orderOf } from './order-of';
import { readPeriod, rulesOf } from './periods';
import { evaluateRelated } from './related';
import { RowScope, type TextScope } from './rows';
import { instantOf } from './scalar-time';
import type { Trace } from './trace';
import type { TextPlace } from './text-place';
import type { Value } from './value';
import { windowOf, type Time } from './windows';

/** A request in its world: what holds for every expression of it. */
export class Question {
  readonly data: Data;
  readonly time: Time;
  readonly trace: Trace = { fragile: false };
  readonly calendar: Calendar | undefined;
  readonly #aliases = new Map<string, Metric>();

  constructor(
    readonly world: World,
    readonly request: Request,
    data?: Data,
  ) {
    this.data = data ?? new Data(world);
    this.calendar = this.#calendarOfRun();
    this.time = this.#readTime();
  }

  metric(name: string): Metric {
    const metric = this.world.metrics.find((one) => one.name === name);
    if (metric === undefined) throw new Error(`there is no metric ${name}`);
    if (metric.alias_of === undefined) return metric;
    const named = this.#aliases.get(name) ?? { ...this.metric(metric.alias_of), name };
    this.#aliases.set(name, named);
    return named;
  }

  /** What a text sees that stands at a place. */
  textAt({ bucket, view, metric, asked }: TextPlace): TextScope {
    return {
      data: this.data,
      zone: this.time.zone,
      as_of: this.time.as_of,
      trace: this.trace,
      window: windowOf(bucket, view, this.time),
      parameter: (name) => this.parameter(name, asked, metric),
      calendar: (name) => this.calendarNamed(name),
      orderOf: (expr) => orderOf(expr, this.world),
      related: evaluateRelated,
    };
  }

  /** Given by the request, else by the metric asked for, else by the one in whose text it stands. */
  parameter(name: string, asked: Metric, metric: Metric): ParamValue {
    const given = this.request.parameters?.[name];
    if (given !== undefined) return given;
    const declared = [asked, metric].flatMap(({ params = [] }) => params.find((one) => one.name === name) ?? []);
    return declared.find((one) => one.default !== undefined)?.default ?? null;
  }

  calendarNamed(name: string | undefined): Calendar | undefined {
    return name === undefined ? this.calendar : this.world.calendars.find((one) => one.name === name);
  }

  /** A constant date or timestamp as an instant. */
  instant(expr: Expr, place: TextPlace): number {
    const scope = new RowScope({ dataset: '', values: {} }, this.textAt(place));
    return instantOf({ value: scope.evaluate(expr), type: expr.type }, this.time.zone);
  }

  /** Whether two values were compared that rounding could turn, since last asked. */
  takeFragile(): boolean {
    const { fragile } = this.trace;
    this.trace.fragile = false;
    return fragile;
  }

  #calendarOfRun(): Calendar | undefined {
    const { calendar, metrics } = this.request;
    const named = calendar ?? metrics.map((name) => this.metric(name).calendar).find((one) => one !== undefined);
    return named === undefined ? undefined : this.calendarNamed(named);
  }

  #readTime(): Time {
    const { period: text, grain, timezone: zone } = this.request;
    const as_of = parseInstant(this.request.as_of);
    const clock: Clock = { zone, rules: rulesOf(this.calendar), ...(grain && { grain }) };
    if (text === undefined) return { ...clock, as_of, buckets: [] };
    const period = readPeriod(text, clock, as_of, this.calendar);
    return { ...clock, as_of, period, buckets: bucketsOf(period, clock) };
  }
}

export type Values = readonly Value[];
