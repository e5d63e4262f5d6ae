import type { MetricDefinition } from '@core/definition';
import type { RowExpression } from '../frame/row-expression';
import type { RunRequest } from '../request/run-request';
import { describeFrame, planOf, showRow } from '../testing/plan-of';

type Keys = Partial<MetricDefinition>;

const planned = (formula: string, keys: Keys = {}, request: Partial<RunRequest> = {}) =>
  planOf({ subject: { dataset: 'accounts', formula, ...keys } }, request).frames;
/** The filters of the frames of one formula over accounts. */
const filters = (...question: Parameters<typeof planned>) =>
  planned(...question).map(({ filter }) => filter && showRow(filter));
const where = (condition: string, keys: Keys = {}, request: Partial<RunRequest> = {}) =>
  filters(`count().where(${condition})`, keys, request)[0];

/** The first related value in an expression. */
function relatedIn(expression: RowExpression | undefined): Extract<RowExpression, { kind: 'related' }> | undefined {
  if (expression?.kind === 'related') return expression;
  const parts = expression?.kind === 'call' ? expression.arguments : [];
  return parts.map(relatedIn).find((found) => found !== undefined);
}

describe('an aggregate over related rows, lowered', () => {
  it('is a value of the row, whose link is columns that must be equal', () => {
    expect(where('count(visits) >= 2')).toBe('greater_or_equal({count() of visits on customer = account}, 2)');
    expect(where('any(visits.cost > 5)')).toBe('{any(greater(cost, 5)) of visits on customer = account}');
    expect(where('sum(visits.cost).where(visits.channel == "web").where(visits.cost > 0) > 9')).toBe(
      'greater({sum(cost) if and(equal(channel, web), greater(cost, 0)) of visits on customer = account}, 9)',
    );
  });

  it('16. joins the shared dataset only for fields that are read there', () => {
    const [plain] = planned('count(deals).where(count(visits) > 0)');
    expect(plain && describeFrame(plain)).toMatchObject({
      where: 'greater({count() of visits on customer = account_name}, 0)',
    });
    expect(plain?.joins).toEqual([]);
    const [joined] = planned('count(deals).where(any(visits.channel == accounts.sector))');
    expect(joined?.joins).toEqual([]);
    const rows = relatedIn(joined?.filter)?.rows;
    expect(rows?.joins.map(({ path }) => path)).toEqual([['customer_account']]);
  });

  it('leaves what the outer row reads to the joins of the frame', () => {
    const [frame] = planned('count().where(any(company.sector == "retail" and visits.cost > deals.amount))', {
      dataset: 'deals',
    });
    expect(frame?.joins.map(({ path }) => path)).toEqual([['company']]);
    const related = relatedIn(frame?.filter);
    expect(related?.rows.joins).toEqual([]);
    expect(related && showRow(related)).toBe(
      '{any(and(equal(^company.sector, retail), greater(cost, ^amount))) of visits on customer = account_name}',
    );
  });

  it('counts how far out a row stands where aggregates stand in one another', () => {
    const inner = 'any(stage_history.stage == deals.stage and accounts.sector == "retail")';
    expect(where(`any(deals.amount > 5 and ${inner})`)).toBe(
      '{any(and(greater(amount, 5), {any(and(equal(stage, ^stage), equal(^^sector, retail))) of stage_history on deal_id = deal_id})) of deals on account_name = account}',
    );
  });

  it('goes by the place of an ordered text', () => {
    expect(where('max(stage_history.stage) >= "Demo"', { dataset: 'deals' })).toBe(
      'greater_or_equal({max(case(equal(stage, Open), 1, equal(stage, Demo), 2, equal(stage, Won), 3, null)) of stage_history on deal_id = deal_id}, 2)',
    );
  });

  it('38. orders first and last by the time of its rows, then by their key', () => {
    expect(where('last(visits.channel) == "web"')).toBe(
      'equal({last(channel) by visited_at, visit_id of visits on customer = account}, web)',
    );
  });

  it('30. sees the ends of the bucket, and nothing else of it', () => {
    const condition = 'any(visits.visited_at >= period.start)';
    expect(where(condition, {}, { period: '2017-01' })).toBe(
      '{any(greater_or_equal(visited_at, 2017-01-01T00:00:00Z)) of visits on customer = account}',
    );
    const [frame] = planned(`count().where(${condition})`, {}, { period: '2017-01-01/2017-03-01', grain: 'month' });
    expect(frame && describeFrame(frame)).toMatchObject({
      bounds: ['timestamp_1: 2017-01-01T00:00:00Z 2017-02-01T00:00:00Z'],
      where: '{any(greater_or_equal(visited_at, @timestamp_1)) of visits on customer = account}',
    });
  });

  it('takes the rows of an interval dataset that are valid', () => {
    expect(where('count(contracts).at(end) > 0', {}, { period: '2017' })).toBe(
      'greater({count() if and(or(is_null(starts_on), less(starts_on, 2018-01-01)), or(is_null(ends_on), greater_or_equal(ends_on, 2018-01-01))) of contracts on account = account}, 0)',
    );
    expect(where('count(contracts) > 0')).toBe('greater({count() of contracts on account = account}, 0)');
  });
});

describe('a related aggregate of another row', () => {
  const keys: Keys = { fields: [{ name: 'visited', formula: 'count(visits)' }] };

  it('stands at the end of the path that leads there, and is null where that row is missing', () => {
    const formula = '(count(deals) + count(visits)).where(count(contracts) > 0)';
    expect(filters(formula)).toEqual([
      'greater(if(is_null(company.account), null, {count() of contracts on account = company.account}), 0)',
      'greater(if(is_null(customer_account.account), null, {count() of contracts on account = customer_account.account}), 0)',
    ]);
    const joins = planned(formula).map((frame) => frame.joins.map(({ path }) => path));
    expect(joins).toEqual([[['company']], [['customer_account']]]);
  });

  it('needs no such care where nothing is null anyway', () => {
    expect(filters('(count(deals) + count(visits)).where(max(contracts.fee) > 9)')[0]).toBe(
      'greater({max(fee) of contracts on account = company.account}, 9)',
    );
  });

  it('31. is a dimension by way of a calculated field', () => {
    const [frame] = planned('count()', keys, { by: ['visited'] });
    expect(frame && describeFrame(frame)).toMatchObject({ by: ['{count() of visits on customer = account}'] });
  });
});
