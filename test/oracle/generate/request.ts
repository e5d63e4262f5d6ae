import type { FieldRef } from '../evaluator/formula';
import { Data } from '../evaluator/data';
import type { Grain, Request, World } from '../evaluator/model';
import { isSameField } from '../evaluator/reach';
import { reaches } from './metric-place';
import { zones } from './moments';
import { fieldsIn } from './modified-exprs';
import { fieldsFrom } from './place';
import type { Rng } from './rng';
import { rowMakers } from './row-makers';
import { makeBoolean } from './row-exprs';

/** Periods that are cut into few enough buckets. */
const PERIODS: Readonly<Record<Grain | 'none', readonly string[]>> = {
  none: [
    '2024',
    '2024-Q1',
    '2024-02',
    '2024-02-29',
    '2024-W09',
    '2024-01-15/2024-03-10',
    '2023-11/x',
    '2024-03-31',
    'this_month',
    'last_3_months',
    'year_to_date',
    'last_quarter',
    '2024-03-30T12:00:00Z/2024-04-02T06:30:00Z',
    'FY2024',
    'this_year',
  ],
  hour: [
    '2024-03-31',
    '2024-03-10',
    '2024-10-27',
    '2024-11-03',
    '2024-02-29T20:00:00Z/2024-03-01T03:30:00Z',
    '2024-04-26',
    'today',
  ],
  day: [
    '2024-03-25/2024-04-03',
    '2024-W09',
    '2024-10-25/2024-10-30',
    '2024-02-26/2024-03-03',
    'last_7_days',
    '2023-11-03/2023-11-08',
  ],
  week: ['2024-02', '2024-01-01/2024-02-15', '2023-12-20/2024-01-20', 'last_4_weeks', '2024-10', 'this_month'],
  month: [
    '2024-H1',
    '2024-Q1',
    '2024',
    '2024-01-15/2024-05-10',
    '2023-11-01/2024-04-01',
    'last_6_months',
    'this_quarter',
    'year_to_date',
    'FY2024-Q1',
  ],
  quarter: ['2024', '2023-07-01/2024-07-01', '2024-02-10/2024-09-05', 'last_4_quarters', 'FY2024'],
  year: ['2023-01-01/2025-01-01', '2024', '2023-05-01/2025-03-01', 'last_2_years'],
};

const NAMED: Readonly<Record<string, string>> = {
  '2024-H1': '2024-01-01/2024-07-01',
  '2023-11/x': '2023-11-01/2024-02-01',
};

/** What a batch of formulas is asked in; the metrics come later. */
export interface RequestShape extends Omit<Request, 'metrics'> {
  /** Datasets that reach its dimensions and the fields of its filter. */
  readonly datasets: readonly string[];
}

export function makeRequest(world: World, rng: Rng): RequestShape {
  const data = new Data({ ...world, rows: {} });
  const calendar = rng.chance(0.3) ? 'office' : undefined;
  const time = makeTime(rng, calendar !== undefined);
  const by = rng.chance(0.3) ? [] : makeDimensions(data, rng);
  const timed = data.world.datasets.map(({ name }) => name);
  const reached = timed.filter((name) => reaches(name, by, data));
  const where = rng.chance(0.3) ? makeFilter(data, reached, rng) : undefined;
  const datasets = reached.filter((name) => where === undefined || reaches(name, fieldsIn(where), data));
  const every = by.length > 0 && rng.chance(0.12) ? [rng.pick(by)] : undefined;
  return {
    ...time,
    timezone: rng.chance(0.4) ? 'UTC' : rng.pick(zones),
    ...(calendar !== undefined && { calendar }),
    by,
    ...(every && { every }),
    ...(where && { where }),
    datasets,
    ...(time.period !== undefined &&
      rng.chance(0.12) && { compare: [rng.pick(['previous', '1 year', '1 month', 'target'])] }),
  };
}

function makeTime(rng: Rng, isFiscal: boolean): Pick<Request, 'period' | 'grain' | 'as_of'> {
  const as_of = rng.pick([
    '2025-06-01T00:00:00Z',
    '2024-02-15T10:30:00Z',
    '2024-03-31T12:00:00Z',
    '2024-05-01T00:00:00Z',
    '2023-12-31T23:30:00Z',
  ]);
  const grain = rng.weighted<Grain | 'none'>([
    [5, 'none'],
    [1, 'hour'],
    [2, 'day'],
    [2, 'week'],
    [6, 'month'],
    [2, 'quarter'],
    [1, 'year'],
  ]);
  if (grain === 'none' && rng.chance(0.25)) return { as_of };
  const text = rng.pick(PERIODS[grain].filter((period) => isFiscal || !period.startsWith('FY')));
  return { as_of, period: NAMED[text] ?? text, ...(grain !== 'none' && { grain }) };
}

/** One or two fields of a dataset that is counted. */
function makeDimensions(data: Data, rng: Rng): readonly FieldRef[] {
  const home = rng.pick(data.world.datasets);
  const making = { rows: rowMakers, rng, data, params: [], calendars: [] };
  const fields = fieldsFrom(home.name, making).filter(({ field }) => field.type !== 'timestamp');
  const texts = fields.filter(({ field }) => field.type === 'text' || field.type === 'boolean');
  const first = rng.chance(0.75) && texts.length > 0 ? rng.pick(texts).ref : rng.pick(fields).ref;
  const second = rng.pick(texts.length > 0 ? texts : fields).ref;
  return rng.chance(0.3) && !isSameField(first, second, data) ? [first, second] : [first];
}

function makeFilter(data: Data, datasets: readonly string[], rng: Rng) {
  const home = rng.pick(datasets.length > 0 ? datasets : data.world.datasets.map(({ name }) => name));
  const making = { rows: rowMakers, rng, data, params: [], calendars: [] };
  return makeBoolean({ dataset: home, around: [], related: false, period: false }, rng.int(0, 1), making);
}
