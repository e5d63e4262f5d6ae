import { describeFrame, findingsOf, planOf, showScalar, showSpace } from '../testing/plan-of';

const frames = (...args: Parameters<typeof planOf>) => planOf(...args).frames.map(describeFrame);
const formulas = (...args: Parameters<typeof planOf>) =>
  planOf(...args).columns.map(({ expression }) => showScalar(expression));

const months = { period: '2017-Q1', grain: 'month' } as const;
const contracts = (formula: string) => ({ m: { dataset: 'contracts', formula } });
const valid = (from: string, end: string) =>
  `and(or(is_null(starts_on), less(starts_on, ${from})), or(is_null(ends_on), greater_or_equal(ends_on, ${end})))`;

describe('rows that hold for a while', () => {
  it('12. are chosen by an end of the window, which is a constant of the bucket', () => {
    expect(frames(contracts('count().at(end)'), months)).toEqual([
      {
        name: 'contracts_1',
        buckets: 'windows / / /',
        bounds: ['date_1: 2017-02-01 2017-03-01 2017-04-01'],
        where: valid('@date_1', '@date_1'),
        measures: ['count_1 = count()'],
      },
    ]);
    expect(frames(contracts('count().at(end)'), { period: '2017' })).toMatchObject([
      { buckets: 'single /', where: valid('2018-01-01', '2018-01-01') },
    ]);
  });

  it('12. are valid at the start of a bucket as at the end of the one before', () => {
    const [starts, ends] = [contracts('count().at(start)'), contracts('count().at(end).previous()')];
    expect(frames(starts, months)).toEqual(frames(ends, months));
  });

  it('12. take the ends of a window where there is one', () => {
    expect(frames(contracts('count().at(start).rolling(1 year)'), { period: '2017-03' })).toMatchObject([
      { where: valid('2016-04-01', '2016-04-01') },
    ]);
  });

  it('1. keep to what the inner modifier says', () => {
    expect(frames(contracts('(count().at(start) + count(contracts)).at(end)'), { period: '2017' })).toMatchObject([
      {
        measures: [
          `count_1 = count() if ${valid('2017-01-01', '2017-01-01')}`,
          `count_2 = count() if ${valid('2018-01-01', '2018-01-01')}`,
        ],
      },
    ]);
    expect(frames(contracts('(count().on(starts_on) + count()).at(end)'), { period: '2017' })).toMatchObject([
      { buckets: 'single 2017-01-01/2018-01-01' },
      { where: valid('2018-01-01', '2018-01-01') },
    ]);
  });

  it('12. list groups, for their validity is part of the context', () => {
    const plan = planOf(contracts('sum(fee).at(end).where(fee > 5)'), { period: '2017', by: ['company.sector'] });
    expect(plan.frames.map(describeFrame)).toMatchObject([
      { where: valid('2018-01-01', '2018-01-01'), measures: ['sum_fee_1 = sum(fee) if greater(fee, 5)'] },
    ]);
    expect(showSpace(plan.space)).toBe('(company.sector) of rows 0 by 0');
  });

  it('12. list keys at either end', () => {
    expect(
      formulas(contracts('count((count().at(start) > 0 and count().at(end) == 0).per(account))'), { period: '2017' }),
    ).toEqual([expect.stringContaining('(account) of rows 0.count_1 by 0, rows 0.count_2 by 0')]);
  });

  it('12. stand beside rows that are placed in time', () => {
    expect(frames({ m: '(count(contracts) + count(visits)).at(end)' }, months)).toMatchObject([
      { name: 'contracts_1', bounds: [expect.stringContaining('date_1')] },
      { name: 'visits_1', buckets: 'month 2017-01-01/2017-04-01' },
    ]);
  });

  it('12. may be placed in time by a field', () => {
    expect(frames(contracts('count().on(starts_on)'), months)).toMatchObject([
      { buckets: 'month 2017-01-01/2017-04-01', measures: ['count_1 = count()'] },
    ]);
    expect(frames({ m: { dataset: 'stage_history' } }, months)[0]).not.toHaveProperty('where');
  });

  it('12. end in a history where the next one of the same keys begins', () => {
    const [frame] = frames({ m: { dataset: 'stage_history', formula: 'count().at(end)' } }, { period: '2017' });
    expect(frame?.['where']).toContain('next entered_at per deal_id by entered_at, change_id');
  });

  it('38. are first and last by the time field all the same', () => {
    const metrics = { m: { dataset: 'stage_history', formula: 'last(stage).at(end)' } };
    expect(frames(metrics, { period: '2017' })).toMatchObject([
      { measures: ['last_stage_1 = last(stage) by entered_at, change_id'] },
    ]);
  });

  it('5. have no start without a period', () => {
    expect(findingsOf(contracts('count().at(start)'))).toMatchObject([
      { code: 'run.period_needed', message: '.at(start) of m needs a period', path: '/period' },
    ]);
    expect(findingsOf(contracts('count().at(end) + count().during()'))).toEqual([]);
  });

  it('9. have a series, although nothing places them in time', () => {
    expect(findingsOf(contracts('count().during()'), months)).toEqual([]);
    expect(findingsOf({ m: 'count(accounts)' }, months)).toMatchObject([{ code: 'run.timeless' }]);
  });
});

describe('windows in place of buckets', () => {
  const buckets = (formula: string, request: Parameters<typeof planOf>[1]) =>
    frames({ m: formula }, request).map((frame) => frame['buckets']);

  it('2. are derived from the moved bucket, in whatever order', () => {
    const request = { period: '2017-06' };
    expect(buckets('count().rolling(2 months).previous(1 month)', request)).toEqual(['single 2017-04-01/2017-06-01']);
    expect(buckets('count().previous(1 month).rolling(2 months)', request)).toEqual(['single 2017-04-01/2017-06-01']);
  });

  it('4. start before the period, and end with it', () => {
    expect(buckets('count().to_date(year)', { period: '2017-02' })).toEqual(['single 2017-01-01/2017-03-01']);
    expect(buckets('count().running()', { period: '2017-02' })).toEqual(['single /2017-03-01']);
  });

  it('1. are those of the inner modifier', () => {
    expect(buckets('(count().rolling(2 months) / count()).to_date(year)', { period: '2017-06' })).toEqual([
      'windows 2017-01-01/2017-07-01 2017-05-01/2017-07-01',
    ]);
  });

  it('11. lie between constants and parameters, the same in every bucket', () => {
    const metrics = {
      m: {
        formula: 'count().between(params.on - params.days * 1 day, params.on)',
        parameters: [
          { name: 'on', type: 'date', default: '2017-03-01' },
          { name: 'days', type: 'integer', default: 10 },
        ],
      },
    } as const;
    expect(frames(metrics, { period: '2017', grain: 'month' })).toMatchObject([
      { buckets: 'single 2017-02-19/2017-03-01' },
    ]);
  });

  it('10. take a date as local midnight in the zone of the query', () => {
    const metrics = { m: { dataset: 'visits', formula: 'count().between(date("2017-03-01"), date("2017-03-02"))' } };
    const [frame] = planOf(metrics, { period: '2017', timezone: 'Europe/Minsk' }).frames;
    expect(frame?.bucketing).toMatchObject({ window: { from: { instant: '2017-02-28T21:00:00Z' } } });
  });

  it('11. end after they begin', () => {
    const parameters = [{ name: 'on', type: 'date' }] as const;
    const metrics = { m: { formula: 'count().between(params.on, date("2017-03-01"))', parameters } };
    for (const on of ['2017-03-02', null]) {
      expect(findingsOf(metrics, { period: '2017', parameters: { on } })).toMatchObject([
        { code: 'run.backward_window', path: '/metrics/0' },
      ]);
    }
  });

  it.each(['date("0001-01-01")', 'as_of - 3000 years', 'date("2017-01-01") - 999999999 days - 1 day'])(
    '11. lie within the calendar, which does not reach %s',
    (from) => {
      expect(findingsOf({ m: `count().between(${from}, date("2017-03-01"))` }, { period: '2017' })).toMatchObject([
        { message: expect.stringContaining('m looks between a day that no calendar reaches and 2017-03-01') },
      ]);
    },
  );

  it('9. give period.start and period.end their ends', () => {
    expect(
      formulas({ m: '(count() / days_between(period.start, period.end)).rolling(7 days)' }, { period: '2017-02' }),
    ).toEqual(['divide(0.count_1, days_between(2017-02-22T00:00:00Z, 2017-03-01T00:00:00Z))']);
    expect(
      frames({ m: 'count().where(opened_on >= period.start).to_date(year)' }, { period: '2017-02' }),
    ).toMatchObject([{ where: 'greater_or_equal(opened_on, 2017-01-01)' }]);
    expect(
      frames({ m: 'count().to_date(year).where(opened_on >= period.start)' }, { period: '2017-02' }),
    ).toMatchObject([{ where: 'greater_or_equal(opened_on, 2017-02-01)' }]);
  });
});
