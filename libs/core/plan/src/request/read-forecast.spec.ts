import { collectFindings } from '../build/findings';
import { findingsOf, planOf, showWindow } from '../testing/plan-of';
import { timeOf } from '../testing/windows-of';
import { readForecast } from './read-forecast';
import type { ForecastRequest, RunRequest } from './run-request';

function forecastOf(request: Pick<RunRequest, 'period' | 'grain' | 'as_of'>, forecast: ForecastRequest) {
  const findings = collectFindings();
  const planned = readForecast({ metrics: [], forecast }, timeOf(request), findings);
  return { planned, findings: findings.all() };
}

const year = { period: '2017', grain: 'month' } as const;

describe('readForecast', () => {
  it('carries on after the last bucket, having learnt from all', () => {
    const { planned } = forecastOf(year, { periods: 2 });
    expect(planned).toMatchObject({ method: 'linear', first: 0, complete: 12, season: 12 });
    expect(planned?.buckets.map(({ label, window }) => `${label} ${showWindow(window)}`)).toEqual([
      '2018-01-01 2018-01-01/2018-02-01',
      '2018-02-01 2018-02-01/2018-03-01',
    ]);
  });

  it('does not learn from what is still running or to come, and comes after it nevertheless', () => {
    const { planned } = forecastOf({ ...year, as_of: '2017-10-20T12:00:00Z' }, { periods: 1 });
    expect(planned).toMatchObject({ first: 0, complete: 9 });
    expect(planned?.buckets.map(({ label }) => label)).toEqual(['2018-01-01']);
  });

  it('does not learn from a bucket that the period cuts at either end', () => {
    const { planned } = forecastOf({ period: '2017-01-10/2017-04-10', grain: 'month' }, { periods: 1 });
    expect(planned).toMatchObject({ first: 1, complete: 3 });
    expect(planned?.buckets.map(({ label }) => label)).toEqual(['2017-05-01']);
    expect(forecastOf({ period: '2017-01-10/2017-01-20', grain: 'month' }, { periods: 1 }).planned).toMatchObject({
      first: 1,
      complete: 0,
    });
  });

  it.each([
    ['hour', 24],
    ['day', 7],
    ['week', 52],
    ['month', 12],
    ['quarter', 4],
  ] as const)('knows how many buckets by %s are a season', (grain, season) => {
    const { planned } = forecastOf({ period: '2017-01-01/2017-01-03', grain }, { periods: 1, method: 'seasonal' });
    expect(planned).toMatchObject({ method: 'seasonal', season });
  });

  it('needs a period and a grain', () => {
    expect(findingsOf({ m: 'count()' }, { forecast: { periods: 1 } })).toMatchObject([
      { code: 'run.period_needed', path: '/forecast' },
      { code: 'run.grain_needed', path: '/forecast', message: 'a forecast needs a grain' },
    ]);
  });

  it('refuses what it cannot do', () => {
    expect(forecastOf({ period: '2017', grain: 'year' }, { periods: 1, method: 'seasonal' }).findings).toMatchObject([
      { code: 'run.bad_forecast', path: '/forecast/method' },
    ]);
    expect(forecastOf(year, { periods: 0 }).findings).toMatchObject([
      { message: 'there is no such forecast: it reaches from 1 to 1000 periods, not 0' },
    ]);
    expect(forecastOf({ period: '9900', grain: 'year' }, { periods: 200 }).findings).toMatchObject([
      { message: 'there is no such forecast: it leaves the calendar', path: '/forecast/periods' },
    ]);
  });

  it('is part of the plan', () => {
    expect(planOf({ m: 'count()' }, { ...year, forecast: { periods: 3 } }).forecast?.buckets).toHaveLength(3);
    expect(planOf({ m: 'count()' }, year)).not.toHaveProperty('forecast');
  });
});
