import type { MetricDefinition } from '@core/definition';
import { metric, salesCatalog } from '../testing/sales-catalog';

function told(formula: string, rest: Partial<MetricDefinition>) {
  return salesCatalog(metric('m', formula, rest))
    .diagnosticsOf('metric', 'm')
    .map(({ code, path }) => [code, path]);
}

describe('the breakdown of a metric', () => {
  it('is by dimensions that every aggregate reaches', () => {
    const both = 'count() / count(orders)';
    expect(told(both, { by: ['account.sector', 'region'], dimensions: ['region', 'accounts.sector'] })).toEqual([]);
    expect(told(both, { by: ['account.sector', 'region'], dimensions: ['accounts.sector'] })).toEqual([
      ['formula.by_not_offered', '/by/1'],
    ]);
    expect(told(both, { by: ['stage'] })).toEqual([['formula.unreachable_field', '/by/0']]);
    expect(told(both, { by: ['sector'], dimensions: ['a b'], every: ['stage.x'] })).toEqual([
      ['formula.wrong_argument', '/dimensions/0'],
      ['formula.unknown_field', '/by/0'],
      ['formula.unknown_relationship', '/every/0'],
    ]);
  });

  it('asks for no dataset of a metric that names one which is not there', () => {
    const query = { by: ['region'], dimensions: ['region'], where: 'stage == "Won"' };
    expect(told('count()', { ...query, dataset: 'sails' })).toEqual([['formula.unknown_dataset', '/dataset']]);
  });

  it('may hold dimensions that a total drops', () => {
    expect(told('count() / count(orders).total(stage)', { by: ['stage'] })).toEqual([]);
  });

  it('24. lists every member only of what it is by, however both are named', () => {
    expect(told('count()', { by: ['account.sector'], every: ['accounts.sector'] })).toEqual([]);
    expect(told('count()', { by: ['region'], every: ['account.sector'] })).toEqual([
      ['formula.every_not_grouped', '/every/0'],
    ]);
    expect(told('count()', { every: ['account.sector'] })).toEqual([]);
    expect(told('count()', { by: ['sector'], every: ['region'] })).toEqual([['formula.unknown_field', '/by/0']]);
  });

  it('leaves the value of the metric as it is', () => {
    const catalog = salesCatalog(metric('m', 'count()', { by: ['sector'] }));
    expect(catalog.metric('m')?.type).toBe('integer');
  });
});

describe('the value of a metric over nothing', () => {
  it.each([
    ['count()', 0, []],
    ['count()', 0.5, [['formula.empty_type', '/empty']]],
    ['sum(amount)', 0.5, []],
    ['avg(seats)', -1, []],
    ['max(stage)', 0, [['formula.empty_type', '/empty']]],
    ['max(closed_on)', 0, [['formula.empty_type', '/empty']]],
    ['max(closed_on)', null, []],
    ['any(is_renewal)', 'hide', []],
    ['any(is_renewal)', 1, [['formula.empty_type', '/empty']]],
  ] as const)('33. of %s may be %j or not', (formula, empty, findings) => {
    expect(told(formula, { empty })).toEqual(findings);
  });
});
