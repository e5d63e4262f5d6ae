import * as fc from 'fast-check';
import { checkSound, contractEntries } from '../testing/sales-catalog';
import { printExpression } from '..';

/** A tree without the places of its nodes, which printing changes. */
const meaning = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'span' ? undefined : inner)));

const pair = (strategy: fc.Arbitrary<string>, ...operators: readonly string[]) =>
  fc.tuple(strategy, fc.constantFrom(...operators), strategy).map(([a, operator, b]) => `(${a} ${operator} ${b})`);

const text = fc.string({ maxLength: 8 }).map((value) => JSON.stringify(value.replaceAll('\u0000', '')));
const number = fc.oneof(
  fc.nat({ max: 999 }).map(String),
  fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 99 })).map(([whole, part]) => `${whole}.${part}`),
);

/** Row-level numbers and conditions over deals. */
const row = fc.letrec<{ number: string; condition: string; date: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    number,
    fc.constantFrom('amount', 'seats', 'rating', 'days', 'deals.days', '(sum(orders.total) ?? 0)'),
    pair(tie('number'), '+', '-', '*', '/', '^', 'mod', '??'),
    tie('number').map((a) => `(-${a})`),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `max(${a}, abs(${b}))`),
    tie('number').map((a) => `bin(${a}, [1, 2.5])`),
    tie('date').map((a) => `days_between(opened_on, ${a})`),
    tie('date').map((a) => `business_minutes_between(signed_at, ${a})`),
  ),
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom('is_renewal', 'true', '(region == "EU")', '(account.sector != "x")', '(stage >= "Lost")'),
    fc.constantFrom('any(orders.total > deals.amount)', '(count(contracts).where(contracts.fee > 1).at(start) > 0)'),
    pair(tie('number'), '==', '<', '>='),
    pair(tie('condition'), 'and', 'or', 'xor'),
    pair(tie('date'), '<', '!='),
    tie('condition').map((a) => `(not ${a})`),
    fc.tuple(tie('number'), number, number).map(([a, b, c]) => `((${a}) in [${b}, ${c}])`),
    fc.tuple(text, text).map(([a, b]) => `contains(lower(region), concat(${a}, ${b}))`),
    fc.tuple(tie('number'), tie('number'), tie('number')).map(([a, b, c]) => `(${a} < ${b} <= ${c})`),
  ),
  date: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom('closed_on', 'date("2026-02-28")', 'period.start', 'as_of', 'signed_at'),
    tie('date').map((a) => `truncate_to(${a}, month)`),
    fc.tuple(tie('date'), fc.constantFrom('1 year', '3 months', '2 * 1 day')).map(([a, d]) => `(${a} - ${d})`),
  ),
}));

const overDeals = fc.oneof(
  fc.constantFrom('count()', 'count_distinct(account.sector)'),
  row.number.map((x) => `sum(deals.seats + ${x})`),
  row.number.map((x) => `percentile(deals.seats + ${x}, 0.5)`),
  row.condition.map((c) => `count(is_renewal and ${c})`),
  row.condition.map((c) => `count().where(${c})`),
);
const day = fc.constantFrom('date("2026-02-28")', '(as_of - 3 months)', '(date("2026-01-01") - (-2) * 1 day)');
const aggregate = fc.oneof(
  { arbitrary: overDeals, weight: 3 },
  fc.constantFrom('count(orders)', 'sum(orders.total)'),
  fc.constantFrom('count(contracts).at(end)', 'sum(contracts.fee).at(start)', 'count(contracts).during()'),
  fc.tuple(overDeals, fc.constantFrom('stage', 'closed_on, desc', 'deals.seats')).map(([a, d]) => `${a}.running(${d})`),
);
const windowed = fc.oneof(
  { arbitrary: aggregate, weight: 3 },
  fc.tuple(aggregate, fc.constantFrom('rolling(3 months)', 'to_date(year)', 'running()')).map(([a, w]) => `${a}.${w}`),
);
const numeric = fc.letrec<{ metric: string }>((tie) => ({
  metric: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    windowed,
    pair(tie('metric'), '+', '-', '*', '/', '??'),
    tie('metric').map((m) => `${m}.previous(3 months)`),
    tie('metric').map((m) => `${m}.growth()`),
    tie('metric').map((m) => `${m}.total(account.sector, period)`),
    tie('metric').map((m) => `${m}.share().fill(0)`),
    tie('metric').map((m) => `${m}.rank()`),
    tie('metric').map((m) => `${m}.rank(asc)`),
    tie('metric').map((m) => `avg(${m}.per(accounts.id))`),
    tie('metric').map((m) => `percentile((${m}).per(accounts.id, accounts.manager_id), 0.25)`),
    tie('metric').map((m) => `count((accounts.id == "x" and ${m} > 1).per(accounts.id))`),
    fc
      .tuple(tie('metric'), tie('metric'))
      .map(([a, b]) => `weighted_avg(${a}.per(accounts.id), ${b}.per(accounts.id))`),
  ),
})).metric;
const formula = fc.oneof(
  { arbitrary: numeric, weight: 5 },
  fc.tuple(aggregate, day, day).map(([a, from, to]) => `${a}.between(${from}, (${to} + 1 year))`),
);
const check = (source: string) => checkSound(source, ...contractEntries).formula;

describe('printExpression', () => {
  it('writes a formula that means the same', () => {
    fc.assert(
      fc.property(formula, (source) => {
        const once = check(source);
        const again = check(printExpression(once));
        expect(meaning(again)).toEqual(meaning(once));
      }),
      { numRuns: 300 },
    );
  });

  it('settles after one printing', () => {
    fc.assert(
      fc.property(formula, (source) => {
        const printed = printExpression(check(source));
        expect(printExpression(check(printed))).toBe(printed);
      }),
      { numRuns: 100 },
    );
  });
});
