import { type Expr, type FieldRef, nodesOf } from '../evaluator/formula';
import type { Metric, Request, World } from '../evaluator/model';
import { printField, printFormula, type Printing } from '../evaluator/print-formula';

/** Definition documents of a world, as an author would write them. */
export interface Documents {
  readonly datasets: readonly Readonly<Record<string, unknown>>[];
  readonly metrics: readonly Readonly<Record<string, unknown>>[];
  readonly calendars: readonly Readonly<Record<string, unknown>>[];
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The documents of a world; `isShort` says for each name whether its dataset is left out where it may be. */
export function documentsOf(world: World, isShort: Printing['isShort']): Documents {
  return {
    datasets: world.datasets.map((dataset) => datasetDocument(dataset, isShort)),
    metrics: world.metrics.map((metric) => metricDocument(metric, isShort)),
    calendars: world.calendars.map(calendarDocument),
  };
}

function datasetDocument(dataset: World['datasets'][number], isShort: Printing['isShort']) {
  const at = { dataset: dataset.name, isShort };
  const { time, valid } = dataset;
  return {
    kind: 'dataset',
    name: dataset.name,
    source: { file: `${dataset.name}.csv` },
    primary_key: dataset.primary_key,
    fields: dataset.fields.map(({ name, type, values, formula }) => ({
      name,
      ...(formula ? { formula: printFormula(formula, at) } : { type: type === 'decimal' ? 'decimal(12,2)' : type }),
      ...(values && !formula && { values, ordered: true }),
    })),
    relationships: dataset.relationships.map(({ name, to, pairs }) => ({
      name,
      to,
      fields: Object.fromEntries(pairs),
    })),
    ...(time && { time: [...time.path, time.field].join('.') }),
    ...(valid && { valid }),
  };
}

function metricDocument(metric: Metric, isShort: Printing['isShort']) {
  if (metric.alias_of !== undefined) return { kind: 'metric', name: metric.name, alias_of: metric.alias_of };
  const at = { dataset: metric.dataset, isShort };
  const print = (expr: Expr) => printFormula(expr, at);
  const { time, where, empty, direction, fields = [], params = [], target, by, every, filters, calendar } = metric;
  return {
    kind: 'metric',
    name: metric.name,
    ...(metric.dataset !== undefined && { dataset: metric.dataset }),
    formula: print(metric.formula),
    ...(time && { time: [...time.path, time.field].join('.') }),
    ...(where && { where: print(where) }),
    ...(empty !== undefined && { empty }),
    ...(direction && { direction }),
    ...(fields.length > 0 && { fields: fields.map(({ name, formula }) => ({ name, formula: print(formula!) })) }),
    ...(params.length > 0 && { parameters: params }),
    ...(target !== undefined && { target: isFormula(target) ? print(target) : target }),
    ...(by && { by: by.map((ref) => nameOf(ref)) }),
    ...(every && { every: every.map((ref) => nameOf(ref)) }),
    ...(filters && { filters: Object.fromEntries(Object.entries(filters).map(([name, expr]) => [name, print(expr)])) }),
    ...(calendar !== undefined && { calendar }),
  };
}

export function isFormula(target: NonNullable<Metric['target']>): target is Expr {
  return typeof target === 'object' && 'kind' in target;
}

function calendarDocument({
  name,
  first_month,
  first_weekday,
  year_named_by,
  timezone,
  week,
  holidays,
}: World['calendars'][number]) {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return {
    kind: 'calendar',
    name,
    year_starts: first_month,
    year_named_by,
    week_starts: WEEKDAYS[first_weekday - 1],
    ...(timezone !== undefined && { timezone }),
    ...(week && {
      working_hours: Object.fromEntries(
        week.flatMap((stretches, index) =>
          stretches.length === 0
            ? []
            : [[WEEKDAYS[index], stretches.map(([from, to]) => `${clock(from)}-${clock(to)}`)]],
        ),
      ),
    }),
    ...(holidays && { holidays }),
  };
}

/** A dimension as a request names it. */
export function nameOf(ref: FieldRef): string {
  return printField(ref, { isShort: () => false });
}

/** A request as it is sent. */
export function requestBody(request: Request): Readonly<Record<string, unknown>> {
  const { by, every, where, ...rest } = request;
  const home = where && nodesOf(where).flatMap((node) => (node.kind === 'field' ? [node.ref.dataset] : []))[0];
  return {
    ...rest,
    ...(by && { by: by.map(nameOf) }),
    ...(every && { every: every.map(nameOf) }),
    ...(where && { where: printFormula(where, { dataset: home, isShort: () => false }) }),
  };
}
