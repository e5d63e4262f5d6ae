import { findingsOf, planOf } from '../testing/plan-of';

const worked = 'avg(business_minutes_between(opened_on, closed_on))';
const period = '2017';

describe('the calendar of a run', () => {
  it('is that of the request, else the one that the metrics agree on', () => {
    const metrics = { m: { formula: 'count()', calendar: 'fiscal' }, n: 'count()' };
    const request = { metrics: ['m', 'n'], period: '2017-04-01/2018-04-01', grain: 'year' } as const;
    const plan = planOf(metrics, request);
    expect(plan.calendar).toBe('fiscal');
    expect(plan.definitions).toEqual({ m: 1, n: 1, deals: 1, fiscal: 1 });
    expect(plan.buckets.map(({ window }) => window.from?.date)).toEqual(['2017-04-01']);
    const gregorian = planOf(metrics, { ...request, metrics: ['n'] });
    expect(gregorian).not.toHaveProperty('calendar');
    expect(gregorian.buckets.map(({ label }) => label)).toEqual(['2017-01-01', '2018-01-01']);
    expect(planOf(metrics, { ...request, metrics: ['n'], calendar: 'fiscal' }).buckets).toHaveLength(1);
  });

  it('is one, and known', () => {
    const metrics = { m: { formula: 'count()', calendar: 'fiscal' }, n: { formula: 'count()', calendar: 'broadcast' } };
    expect(findingsOf(metrics, { period })).toMatchObject([{ code: 'run.calendars_differ', path: '/metrics' }]);
    expect(findingsOf(metrics, { period, calendar: 'fiscal' })).toEqual([]);
    expect(findingsOf(metrics, { period, calendar: 'fisca' })).toMatchObject([
      { code: 'run.unknown_calendar', hint: 'did you mean "fiscal"?', path: '/calendar' },
    ]);
  });

  it('says when people work', () => {
    const hours = (...args: Parameters<typeof planOf>) => {
      const [value] = planOf(...args).frames[0]?.measures[0]?.arguments ?? [];
      return value?.kind === 'call' ? value.hours?.holidays : undefined;
    };
    expect(hours({ m: worked }, { period, calendar: 'fiscal' })).toEqual(['2017-12-25']);
    expect(hours({ m: 'avg(business_minutes_between(opened_on, closed_on, "fiscal"))' }, { period })).toEqual([
      '2017-12-25',
    ]);
  });

  it('says it above aggregates as well', () => {
    const plan = planOf(
      { m: 'business_minutes_between(min(opened_on), max(closed_on))' },
      { period, calendar: 'fiscal' },
    );
    expect(plan.columns[0]?.expression).toMatchObject({ kind: 'call', hours: { holidays: ['2017-12-25'] } });
  });

  it('may be a parameter', () => {
    const metrics = {
      m: {
        formula: 'avg(business_minutes_between(opened_on, closed_on, params.hours))',
        parameters: [{ name: 'hours', type: 'calendar' }],
      },
    } as const;
    expect(planOf(metrics, { period, parameters: { hours: 'fiscal' } }).definitions).toHaveProperty('fiscal', 1);
    expect(findingsOf(metrics, { period, parameters: { hours: 'fisca' } })).toMatchObject([
      { code: 'run.unknown_calendar', path: '/parameters/hours' },
    ]);
  });

  it('must be there where working time is counted, and have working hours', () => {
    expect(findingsOf({ m: worked }, { period })).toMatchObject([{ code: 'run.calendar_needed', path: '/metrics/0' }]);
    expect(findingsOf({ m: worked }, { period, calendar: 'broadcast' })).toMatchObject([
      { code: 'run.no_working_hours', path: '/metrics/0' },
    ]);
  });
});
