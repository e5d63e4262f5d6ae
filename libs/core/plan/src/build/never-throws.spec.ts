import {
  array,
  assert,
  boolean,
  constantFrom,
  dictionary,
  double,
  oneof,
  option,
  property,
  record,
  string,
} from 'fast-check';
import { salesCatalog } from '../testing/sales-catalog';
import { buildPlan } from './build-plan';

const catalog = salesCatalog({
  revenue: 'sum(amount).where(stage == "Won")',
  growth: 'revenue.growth(1 year)',
  share: 'revenue.share(company.sector)',
  known: 'count(accounts).where(accounts.joined_on < period.end)',
  visit_cost: { dataset: 'visits', formula: 'sum(cost) / count(deals).total(channel)' },
  held: { dataset: 'contracts', formula: 'count().at(end) - count().at(start)', calendar: 'fiscal', empty: 'hide' },
  left: { dataset: 'contracts', formula: 'count((count().at(start) > 0 and count().at(end) == 0).per(account))' },
  board: { formula: 'avg(revenue.per(account)).rank()', by: ['agent'], every: ['agent'] },
  pace: 'sum(amount).rolling(3 months) / sum(amount).to_date(year) + count().running()',
  funnel: { formula: 'count().running(stage, desc) / count().total(stage)', empty: 0 },
  around: {
    formula: 'count().between(params.on - params.days * 1 day, params.on)',
    parameters: [
      { name: 'on', type: 'date', default: '2017-03-01' },
      { name: 'days', type: 'integer', default: 7 },
    ],
  },
  worked: {
    formula: 'avg(business_minutes_between(opened_on, closed_on, params.hours)).where(long)',
    fields: [{ name: 'long', formula: 'cycle_days > params.days' }],
    parameters: [
      { name: 'hours', type: 'calendar', default: null },
      { name: 'days', type: 'integer', default: 7 },
    ],
  },
});

const metricNames = ['revenue', 'growth', 'share', 'known', 'visit_cost', 'revenue@1', '__proto__'];
const newerNames = ['held', 'left', 'board', 'pace', 'funnel', 'around', 'worked'];

const anyText = string({ maxLength: 12, unit: 'grapheme' });
const oneOf = (...texts: string[]) =>
  oneof({ weight: 4, arbitrary: constantFrom(...texts) }, { weight: 1, arbitrary: anyText });
const listOf = (...texts: string[]) => array(oneOf(...texts), { maxLength: 3 });

const anyRequest = record(
  {
    metrics: array(oneOf(...metricNames, ...newerNames), { minLength: 1, maxLength: 3 }),
    period: oneOf(
      '2017',
      '2017-Q3',
      '2017-W05',
      'last_3_months',
      '0002',
      '9998',
      '2017-01-15/2017-03-10',
      '1000-01-01T00:00:00Z/9999-01-01T00:00:00Z',
    ),
    grain: constantFrom('hour', 'day', 'week', 'month', 'quarter', 'year'),
    by: listOf('company.sector', 'accounts.size', 'seller.office', 'channel', 'account', 'stage', 'long', 'a..b'),
    every: listOf('company.sector', 'account', 'agent', 'constructor'),
    calendar: oneOf('fiscal', 'broadcast'),
    where: oneOf(
      'stage == "Won"',
      'company.sector == "retail" and cost > 1',
      'stage >= "Demo"',
      'closed_on < as_of',
      'count(visits) > 0',
      'any(visits.cost > deals.amount and count(contracts).at(start) > 0)',
      'max(stage_history.stage).during() >= "Demo"',
      'sum(amount) > 1',
      '(',
    ),
    filters: listOf('toString'),
    compare: listOf('previous', 'target', '1 year', '90000 years', '40 minutes'),
    parameters: dictionary(
      oneof(anyText, constantFrom('on', 'days', 'hours')),
      oneof(anyText, double(), constantFrom(null, true, 1e15, '0001-01-01', '9999-12-31', 'fiscal')),
    ),
    timezone: oneOf('Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Apia', '+02:00'),
    as_of: oneOf('2017-02-11T10:30:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2017-02-30T00:00:00Z'),
    order_by: array(record({ field: oneOf('revenue', 'period', 'company.sector') }), { maxLength: 2 }),
    limit: option(oneof(double(), constantFrom(1, 0)), { nil: 3 }),
  },
  { requiredKeys: ['metrics'] },
);

describe('buildPlan', () => {
  it('answers any request with a plan or with errors that say where they are', () => {
    assert(
      property(anyRequest, boolean(), (request, sparse) => {
        const { plan, diagnostics } = buildPlan({
          request,
          catalog,
          now: '2026-11-21T00:00:00Z',
          sparse,
        });
        const errors = diagnostics.filter(({ severity }) => severity === 'error');
        expect(plan === undefined).toBe(errors.length > 0);
        expect(errors.filter(({ path }) => path === undefined)).toEqual([]);
        expect(JSON.stringify(plan ?? null)).not.toMatch(/NaN|Invalid|undefined/);
      }),
      { numRuns: 100 },
    );
  });
});
