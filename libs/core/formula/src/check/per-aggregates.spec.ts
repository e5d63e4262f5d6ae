import type { MetricDefinition } from '@core/definition';
import { checkSound, contractEntries, metric, salesCatalog } from '../testing/sales-catalog';
import { printExpression } from '..';

const codesOf = (formula: string, rest: Partial<MetricDefinition> = {}) =>
  salesCatalog(
    ...contractEntries,
    metric('revenue', 'sum(amount)'),
    metric('region', 'count()'),
    metric('subject', formula, rest),
  )
    .diagnosticsOf('metric', 'subject')
    .map(({ code }) => code);
const perOf = (formula: string) => {
  const { formula: checked } = checkSound(formula, ...contractEntries, metric('revenue', 'sum(amount)'));
  if (checked.kind !== 'per') throw new TypeError(`${formula} is ${checked.kind}`);
  return checked;
};

describe('an aggregate over values per key', () => {
  it.each([
    ['avg(sum(amount).per(account_id))', 'number'],
    ['sum(sum(amount).per(account_id))', 'decimal'],
    ['sum(count().per(account_id))', 'integer'],
    ['count((revenue > 5 and count() == 2).per(account_id))', 'integer'],
    ['count(max(closed_on).per(account_id))', 'integer'],
    ['min(max(closed_on).per(account_id))', 'date'],
    ['max(max(stage).per(account_id))', 'text'],
    ['any((revenue > 5).per(region))', 'boolean'],
    ['percentile((revenue / count()).per(region), 0.9)', 'number'],
    ['weighted_avg(avg(rating).per(account_id), count().per(account.id))', 'number'],
    ['median((revenue.per(region)))', 'number'],
    ['count_distinct(max(stage).per(account_id))', 'integer'],
  ])('%s gives %s', (formula, type) => {
    expect(perOf(formula)).toMatchObject({ type, level: { kind: 'aggregate' } });
  });

  it('holds its operands and its keys, each from a dataset on', () => {
    const { function: name, arguments: args, keys } = perOf('percentile(revenue.per(account.sector, owner_id), 0.9)');
    expect([name, args.map(printExpression), keys.map(printExpression)]).toEqual([
      'percentile',
      ['revenue', '0.9'],
      ['deals.account.sector', 'deals.owner_id'],
    ]);
  });

  it('takes any expression of metrics: windows, ranks, other datasets, values per finer keys', () => {
    const sound = [
      'avg(if(revenue.rank() <= 10, sum(orders.total) / count(), null).per(accounts.id))',
      'count((count().running() >= 2).per(account_id))',
      'count((count(contracts).at(start) > 0 and count(contracts).at(end) == 0).per(contracts.account_id))',
      'avg(max(sum(amount).per(account_id, stage)).per(account_id))',
      'avg((revenue / revenue.total(account_id)).per(account_id)).where(stage == "Won").growth()',
      'sum(max(sum(amount).previous() - sum(amount), 0).per(account_id))',
    ];
    expect(sound.map((formula) => [formula, codesOf(formula)])).toEqual(sound.map((formula) => [formula, []]));
  });

  it('18. reads a name on its left as a metric', () => {
    expect(codesOf('avg(revenue.per(account_id))')).toEqual([]);
    expect(codesOf('avg(amount.per(account_id))')).toEqual(['formula.row_level_field']);
    expect(codesOf('avg(region.per(account_id))')).toEqual([]);
  });

  it('compares ordered texts by their place, as aggregates do', () => {
    expect(codesOf('count((max(stage) >= "Lost").per(account_id))')).toEqual([]);
    expect(codesOf('count((max(stage) >= "Lots").per(account_id))')).toEqual(['formula.unknown_value']);
    expect(codesOf('max(max(stage).per(account_id)) >= "Lots"')).toEqual(['formula.unknown_value']);
  });
});

describe('25. the keys of .per', () => {
  it('are reached by every aggregate inside, unless .total drops them', () => {
    expect(codesOf('avg((revenue / sum(spend.amount)).per(account_id))')).toEqual(['formula.unreachable_field']);
    expect(codesOf('avg((revenue / sum(spend.amount).total(account_id)).per(account_id))')).toEqual([]);
    expect(codesOf('avg((revenue / sum(spend.amount).total()).per(account_id, stage))')).toEqual([]);
    expect(codesOf('avg((revenue + sum(orders.total)).per(accounts.id))')).toEqual([]);
    expect(codesOf('avg(revenue.total(account_id).per(account_id))')).toEqual(['formula.no_effect']);
  });

  it('may be used as values, and other fields may not', () => {
    const { arguments: args, keys } = perOf(
      'min(if(revenue > 5, days_between(period.start, deals.closed_on), null).per(closed_on))',
    );
    expect(args.map(printExpression)).toEqual(['if((revenue > 5), days_between(period.start, deals.closed_on), null)']);
    expect(keys.map(({ field }) => field)).toEqual(['closed_on']);
    expect(codesOf('max(if(stage == "Won", revenue, 0).per(closed_on))')).toEqual(['formula.row_level_field']);
    expect(codesOf('max(if(orders.account.sector == "x", revenue, 0).per(account.sector))')).toEqual([]);
  });

  it('are values also of what is nested inside, and nowhere behind', () => {
    expect(codesOf('avg(max(if(stage == "Won", revenue, 0).per(closed_on)).per(stage))')).toEqual([]);
    expect(codesOf('avg(revenue.per(stage)) + if(stage == "Won", 1, 2)')).toEqual(['formula.row_level_field']);
  });

  it('are values as the dimensions of the metric itself are', () => {
    expect(codesOf('if(stage == "Won", revenue, 0)', { by: ['stage'] })).toEqual([]);
    expect(codesOf('if(stage == "Won", revenue, 0)', { by: ['account.sector'] })).toEqual(['formula.row_level_field']);
    expect(codesOf('max(if(account.sector == "x", revenue, 0).per(stage))', { by: ['account.sector'] })).toEqual([]);
  });

  it('are not guessed where a metric has their name', () => {
    expect(codesOf('max(if(region == "EU", revenue, 0).per(deals.region))')).toEqual(['formula.ambiguous_name']);
    expect(codesOf('max(if(deals.region == "EU", revenue, 0).per(deals.region))')).toEqual([]);
  });

  it('have no context that a modifier could change', () => {
    expect(codesOf('max(stage.previous().per(stage))')).toEqual(['formula.nothing_to_modify']);
    expect(codesOf('max(stage.per(stage))')).toEqual(['formula.per_without_rows']);
  });

  it('are the same on both sides of a weighted average', () => {
    expect(codesOf('weighted_avg(revenue.per(stage, owner_id), count().per(owner.person, stage))')).toEqual([]);
    expect(codesOf('weighted_avg(revenue.per(stage), count().per(stage, owner_id))')).toEqual([
      'formula.per_unlike_keys',
    ]);
  });
});

describe('.per by itself', () => {
  it.each([
    'revenue.per(stage)',
    'avg(revenue.per(stage) * 2)',
    'avg(revenue.per(stage).fill(0))',
    'max(revenue.per(stage), 0)',
    'abs(revenue.per(stage))',
    'avg(revenue.per(stage)).per(region)',
    'count().where(sum(amount).per(stage) > 5)',
  ])('is refused: %s', (formula) => {
    expect(codesOf(formula)).toEqual(['formula.per_outside_aggregate']);
  });

  it('is refused in rows, and under what goes by time', () => {
    expect(codesOf('count().where(max(revenue.per(stage)) > 5)')).toEqual(['formula.aggregate_in_row']);
    expect(codesOf('first(revenue.per(stage))')).toEqual(['formula.per_without_order']);
  });
});
