import { checkSound, codesIn, metric } from '../testing/sales-catalog';

describe('the type of a formula', () => {
  it.each([
    ['count()', 'integer'],
    ['count(account_id)', 'integer'],
    ['count_distinct(stage)', 'integer'],
    ['sum(seats)', 'integer'],
    ['sum(amount)', 'decimal'],
    ['sum(rating)', 'number'],
    ['avg(seats)', 'number'],
    ['median(amount)', 'number'],
    ['min(closed_on)', 'date'],
    ['max(stage)', 'text'],
    ['last(is_renewal)', 'boolean'],
    ['any(amount > 5)', 'boolean'],
    ['weighted_avg(amount, seats)', 'number'],
    ['percentile(amount, 0.9)', 'number'],
    ['sum(amount) + 1', 'decimal'],
    ['sum(amount) * count()', 'decimal'],
    ['sum(amount) * sum(amount)', 'number'],
    ['sum(amount) * 0.5', 'number'],
    ['sum(seats) * 2', 'integer'],
    ['sum(seats) / 2', 'number'],
    ['sum(seats) mod 2', 'integer'],
    ['sum(seats) ^ 2', 'number'],
    ['-sum(amount)', 'decimal'],
    ['sum(seats * 1.5)', 'decimal'],
    ['round(avg(seats))', 'integer'],
    ['max(sum(seats), sum(amount))', 'decimal'],
    ['count() > 5', 'boolean'],
    ['1 <= count() < 5', 'boolean'],
    ['count() > 5 ? sum(seats) : null', 'integer'],
    ['case(count() > 5, 1, count() > 3, 0.5, 2)', 'decimal'],
    ['sum(amount) ?? 0', 'decimal'],
    ['min(closed_on) + 7 days', 'date'],
    ['7 days + min(closed_on)', 'date'],
    ['min(closed_on) + 7 hours', 'timestamp'],
    ['min(signed_at) - 2 * 1 month', 'timestamp'],
    ['days_between(min(opened_on), max(closed_on))', 'integer'],
    ['days_between(min(signed_at), max(closed_on))', 'number'],
    ['days_between(period.start, max(closed_on))', 'integer'],
    ['months_between(period.start, period.end)', 'number'],
    ['max(business_minutes_between(opened_on, signed_at))', 'number'],
    ['business_minutes_between(period.start, max(closed_on))', 'number'],
    ['year(max(closed_on))', 'integer'],
    ['truncate_to(max(signed_at), day)', 'date'],
    ['truncate_to(max(signed_at), hour)', 'timestamp'],
    ['date("2026-01-31")', 'date'],
    ['as_of', 'timestamp'],
    ['sum(bin(amount, [-5, 0, 20.5]))', 'integer'],
    ['concat(last(stage), "!")', 'text'],
    ['contains(last(region), "no")', 'boolean'],
    ['sum(seats).growth()', 'number'],
    ['sum(seats).change(1 year)', 'integer'],
    ['sum(amount).share(region)', 'number'],
    ['sum(seats).fill(0.5)', 'decimal'],
    ['sum(seats).total()', 'integer'],
    ['count(orders)', 'integer'],
  ])('%s is %s', (formula, type) => {
    expect(checkSound(formula).type).toBe(type);
  });

  it('makes of period.start a date beside a date, and a moment beside a moment', () => {
    const beside = (field: string) => {
      const { formula } = checkSound(`count(${field} >= period.start)`);
      const condition = formula.kind === 'aggregate' ? formula.condition : undefined;
      return condition?.kind === 'call' ? condition.arguments[1]?.type : undefined;
    };
    expect([beside('closed_on'), beside('signed_at')]).toEqual(['date', 'timestamp']);
  });

  it('takes the ends of a period parameter, and named bins in bin, which gives their labels', () => {
    const parameters = [
      { name: 'before', type: 'period', default: { start: '2026-01-01', end: '2026-02-01' } },
      {
        name: 'bands',
        type: 'bins',
        default: [
          { label: 'small', to: 10 },
          { label: 'large', from: 11 },
        ],
      },
    ] as const;
    expect(codesIn('count().between(params.before.start, params.before.end)', { parameters })).toEqual([]);
    expect(codesIn('count().where(closed_on >= params.before.start)', { parameters })).toEqual([]);
    expect(codesIn('count(bin(amount, params.bands) == "small")', { parameters })).toEqual([]);
    expect(codesIn('bin(sum(amount), params.bands)', { parameters })).toEqual([]);
    expect(codesIn('count().where(closed_on >= params.before)', { parameters })).toEqual(['formula.wrong_argument']);
    expect(codesIn('count().where(amount in params.bands)', { parameters })).toEqual(['formula.wrong_argument']);
    expect(codesIn('sum(bin(amount, params.bands))', { parameters })).toEqual(['formula.wrong_type']);
  });

  it('takes a list parameter right of "in" and in bin, a key of a map, and a map in lookup and is_null', () => {
    const parameters = [
      { name: 'stages', type: 'list', default: ['Won'] },
      { name: 'bounds', type: 'list', default: [1, 2.5] },
      { name: 'weights', type: 'map', default: { EU: 2 } },
      { name: 'hours', type: 'calendar', default: null },
    ] as const;
    expect(codesIn('count_distinct(bin(amount, params.bounds))', { parameters })).toEqual([]);
    expect(codesIn('sum(bin(amount, params.stages))', { parameters })).toEqual(['formula.wrong_argument']);
    expect(codesIn('count(is_renewal in params.stages)', { parameters })).toEqual(['formula.wrong_type']);
    expect(codesIn('is_null(params.weights) ? sum(amount) : params.weights.EU', { parameters })).toEqual([]);
    expect(codesIn('count(is_null(params.stages) or is_null(params.hours))', { parameters })).toEqual([]);
    expect(codesIn('sum(params.weights)', { parameters })).toEqual(['formula.wrong_argument']);
    expect(codesIn('count(stage in params.stages)', { parameters })).toEqual([]);
    expect(codesIn('sum(amount * lookup(params.weights, region, 1))', { parameters })).toEqual([]);
    expect(codesIn('sum(amount) * params.weights.EU', { parameters })).toEqual([]);
  });

  it('holds an ordered text to its values also behind aggregates, other metrics and choices', () => {
    const furthest = metric('furthest', 'max(stage)');
    expect(checkSound('furthest >= "Won"', furthest).type).toBe('boolean');
    expect(codesIn('max(stage) >= "Wun"')).toEqual(['formula.unknown_value']);
    expect(codesIn('if(count() > 0, max(stage), null) == "won"')).toEqual(['formula.unknown_value']);
    expect(codesIn('count(upper(stage) == "WON")')).toEqual([]);
  });
});
