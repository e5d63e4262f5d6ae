import type { MetricDefinition } from '@core/definition';
import type { Modifier } from '../tree/expression';
import { checkSound, contractEntries, metric, salesCatalog } from '../testing/sales-catalog';

const inCatalog = (formula: string, rest: Partial<MetricDefinition> = {}) =>
  salesCatalog(...contractEntries, metric('subject', formula, rest));
const codesOf = (formula: string, rest: Partial<MetricDefinition> = {}) =>
  inCatalog(formula, rest)
    .diagnosticsOf('metric', 'subject')
    .map(({ code }) => code);
const hintsOf = (formula: string) =>
  inCatalog(formula)
    .diagnosticsOf('metric', 'subject')
    .map(({ hint }) => hint);
const modifierOf = (formula: string): Modifier | undefined => {
  const { formula: checked } = checkSound(formula, ...contractEntries);
  return checked.kind === 'modified' ? checked.modifier : undefined;
};
const leavesOf = (formula: string) => checkSound(formula, ...contractEntries).leaves;

const fixed = '.between(date("2026-01-01"), date("2026-02-01"))';

describe('a modifier', () => {
  it.each([
    ['count().rolling(3 months)', { kind: 'rolling', duration: { amount: 3, unit: 'month' } }],
    ['count().to_date(year)', { kind: 'to_date', unit: 'year' }],
    ['count().to_date(week)', { kind: 'to_date', unit: 'week' }],
    ['count().running()', { kind: 'running' }],
    ['count(contracts).at(start)', { kind: 'at', end: 'start' }],
    ['count(contracts).at(end)', { kind: 'at', end: 'end' }],
    ['count(contracts).during()', { kind: 'during' }],
    ['count().rank()', { kind: 'rank' }],
    ['max(stage).rank(asc)', { kind: 'rank', order: 'asc' }],
    ['max(closed_on).rank(desc)', { kind: 'rank', order: 'desc' }],
  ])('%s is read as it is written', (formula, modifier) => {
    expect(modifierOf(formula)).toEqual(modifier);
  });

  it.each(['closed_on', 'signed_at', 'seats', 'amount', 'stage', 'deals.days', 'owner.person'])(
    'takes the dimension %s to run along only when it has an order',
    (name) => {
      const codes = codesOf(`count().running(${name}, desc)`);
      expect(codes).toEqual(name === 'owner.person' ? ['formula.unordered'] : []);
    },
  );

  it('runs up a dimension unless it says otherwise', () => {
    expect(modifierOf('count().running(deals.stage)')).toMatchObject({
      kind: 'running_along',
      dimension: { name: 'deals.stage' },
      order: 'asc',
    });
    expect(modifierOf('count().running(stage, desc)')).toMatchObject({ order: 'desc' });
  });

  it('gives a rank that is a whole number, and a growth that is none', () => {
    expect(checkSound('sum(amount).rank()').type).toBe('integer');
    expect(checkSound('max(stage).rank()').type).toBe('integer');
    expect(checkSound('sum(seats).rolling(1 year)').type).toBe('integer');
  });

  it('keeps a metric that is more than one bucket of it from being added up', () => {
    const additivity = (formula: string) => checkSound(formula, ...contractEntries).additivity;
    expect(additivity('sum(amount)')).toBe('distributive');
    expect(additivity('sum(amount).previous()')).toBe('distributive');
    for (const window of ['.rolling(2 months)', '.to_date(year)', '.running()', fixed, '.running(stage)', '.rank()']) {
      expect([window, additivity(`sum(amount)${window}`)]).toEqual([window, 'holistic']);
    }
    expect(additivity('active')).toBe('holistic');
    expect(additivity('sum(sum(amount).per(region))')).toBe('holistic');
  });
});

describe('11. the window of .between', () => {
  const parameters: MetricDefinition['parameters'] = [
    { name: 'from', type: 'date' },
    { name: 'days', type: 'integer' },
    { name: 'share', type: 'number' },
  ];

  it.each([
    'count().between(date("2026-01-01"), date("2026-02-01"))',
    'count().between(params.from, params.from + 3 months)',
    'count().between(params.from - params.days * 1 day, params.from + 2 * 1 week)',
    'count().between(as_of - 90 days, as_of)',
    'count().between(params.from, as_of - 36 hours)',
  ])('is made of constants: %s', (formula) => {
    expect(codesOf(formula, { parameters })).toEqual([]);
  });

  it.each([
    ['count().between(period.start, period.end)', 2],
    ['count().between(params.from, min(closed_on))', 1],
    ['count().between(params.from, closed_on)', 1],
    ['count().between(params.from, params.days)', 1],
    ['count().between(null, params.from)', 1],
    ['count().between(params.from, params.from + bin(params.days, [1]) * 1 day)', 1],
    ['count().between(date("2026-02-01"), date("2026-02-01"))', 1],
  ])('is nothing else: %s', (formula, findings) => {
    expect(codesOf(formula, { parameters })).toHaveLength(findings);
  });
});

describe('1. an outer modifier that inner ones leave nothing', () => {
  it.each([
    ['active.at(start)', 'the start of a bucket is the end of the one before: use .previous()'],
    ['active.at(end)', 'the inner one wins; drop one of them'],
    ['active.during()', 'the inner one wins; drop one of them'],
    ['active.on(contracts.starts_on)', 'the inner one wins; drop one of them'],
    ['count(contracts).on(contracts.ends_on).at(end)', 'the inner one wins; drop one of them'],
    ['count().rolling(1 year).running()', 'the inner one wins; drop one of them'],
    ['(count().running() / sum(amount).rolling(1 year)).to_date(year)', 'the inner one wins; drop one of them'],
    [`count()${fixed}.previous()`, 'fixed dates have no bucket before; move the dates themselves'],
    [`count()${fixed}.growth(1 year)`, 'fixed dates have no bucket before; move the dates themselves'],
    ['count().total().running(stage)', 'the inner one wins; drop one of them'],
    ['avg(count(contracts).at(end).per(contracts.account_id)).at(end)', 'the inner one wins; drop one of them'],
  ])('%s', (formula, hint) => {
    expect(codesOf(formula)).toEqual(['formula.no_effect']);
    expect(hintsOf(formula)).toEqual([hint]);
  });

  it.each([
    '(active / count(contracts)).at(start)',
    'active.previous().previous(1 year)',
    'active.rolling(1 month)',
    'count().rolling(2 months).previous(1 month).growth()',
    'count().previous().rolling(2 months)',
    '(count().rolling(1 year) / count()).running()',
    `(count()${fixed} / count()).growth()`,
    `count()${fixed}.where(region == "EU")`,
    'count().total(region).running(stage)',
    'count().running(stage).share(stage)',
  ])('takes hold where one aggregate is left: %s', (formula) => {
    expect(codesOf(formula)).toEqual([]);
  });

  it('sees through metrics and keys', () => {
    expect(codesOf('max(active.per(contracts.account_id)).during()')).toEqual(['formula.no_effect']);
    expect(codesOf('max(count().running().per(region)).to_date(year)')).toEqual(['formula.no_effect']);
  });

  it('is also an inner look back, for a window of fixed dates has no bucket', () => {
    expect(codesOf(`count().previous()${fixed}`)).toEqual(['formula.fixed_window_moved']);
    expect(codesOf(`(count() / count().growth())${fixed}`)).toEqual(['formula.fixed_window_moved']);
    expect(codesOf(`count().rolling(1 month).previous()${fixed}`)).toEqual(['formula.no_effect']);
  });
});

describe('12. rows that hold for a stretch of time', () => {
  it.each([
    'count(contracts)',
    'sum(contracts.fee) / count()',
    'count(contracts).where(contracts.fee > 1).rolling(1 year)',
    'max(count(contracts).per(contracts.account_id))',
    '(count(contracts) / count(contracts).at(end)).previous()',
  ])('need to be placed: %s', (formula) => {
    expect(codesOf(formula)).toEqual(['formula.interval_without_time']);
  });

  it.each([
    'count(contracts).at(start)',
    'count(contracts).where(contracts.fee > 1).during()',
    'count(contracts).on(contracts.starts_on)',
    '(sum(contracts.fee) / count(contracts)).at(end)',
    'max(count(contracts).per(contracts.account_id)).at(end)',
    'active / count()',
    '(count(contracts) / count()).at(end)',
  ])('are placed: %s', (formula) => {
    expect(codesOf(formula)).toEqual([]);
  });

  it('are placed by the time of the metric', () => {
    expect(codesOf('count()', { dataset: 'contracts', time: 'starts_on' })).toEqual([]);
    expect(codesOf('count(contracts)', { time: 'closed_on' })).toEqual(['formula.interval_without_time']);
  });

  it('are the only ones to be valid at a time', () => {
    expect(codesOf('count().at(end)')).toEqual(['formula.no_interval']);
    expect(codesOf('(count() / sum(spend.amount)).during()')).toEqual(['formula.no_interval']);
  });

  it('stay few facts in a tower of metrics', () => {
    const tower = Array.from({ length: 12 }, (_, index) =>
      metric(`level_${index + 1}`, index === 0 ? 'active.growth() + count().growth()' : `level_${index}.growth() * 2`),
    );
    const { leaves } = checkSound('level_12 + level_11.previous()', ...contractEntries, ...tower);
    expect(leaves).toEqual([
      { dataset: 'contracts', dropped: [], placed: 'end' },
      { dataset: 'contracts', dropped: [], placed: 'end', shifted: true },
      { dataset: 'deals', dropped: [] },
      { dataset: 'deals', dropped: [], shifted: true },
    ]);
  });

  it('know what is settled of them', () => {
    expect(
      leavesOf('count(contracts).during().rolling(1 year).total(account.sector).total(account.manager.team)'),
    ).toEqual([
      {
        dataset: 'contracts',
        dropped: ['account.manager.team', 'account.sector'],
        placed: 'during',
        window: 'rolling',
      },
    ]);
  });
});

describe('13. running along a dimension', () => {
  it('is one dimension at a time, which every aggregate reaches', () => {
    expect(codesOf('count().running(stage).running(closed_on)')).toEqual(['formula.running_twice']);
    expect(codesOf('count().running(stage).running(stage, desc)')).toEqual(['formula.no_effect']);
    expect(codesOf('(count() / sum(spend.amount)).running(stage)')).toEqual(['formula.unreachable_field']);
    expect(codesOf('(count() / sum(spend.amount).total(stage)).running(stage)')).toEqual([]);
    expect(codesOf('count().running(stage) / count().running(closed_on)')).toEqual([]);
  });
});
