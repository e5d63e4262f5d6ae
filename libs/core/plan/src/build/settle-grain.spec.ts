import { findingsOf, planOf } from '../testing/plan-of';

const metrics = { m: 'count()', visits_made: 'count(visits)' };
const shape = (request: Parameters<typeof planOf>[1]) => {
  const { grain, space } = planOf(metrics, { metrics: ['m'], period: '2017', ...request });
  return [grain, space.dimensions.map(({ name }) => name)];
};

describe('a grain among the dimensions', () => {
  it('is the grain of the query', () => {
    expect(shape({ by: ['month'] })).toEqual(['month', []]);
    expect(shape({ by: ['quarter', 'stage'] })).toEqual(['quarter', ['stage']]);
  });

  it('is the finest where several are named: months lie in quarters', () => {
    expect(shape({ by: ['year', 'month'] })).toEqual(['month', []]);
    expect(shape({ by: ['month'], grain: 'quarter' })).toEqual(['month', []]);
    expect(shape({ by: ['day', 'week', 'month'] })).toEqual(['day', []]);
  });

  it('is refused beside weeks where a week may lie in two', () => {
    expect(findingsOf(metrics, { metrics: ['m'], period: '2017', by: ['week', 'month'] })).toMatchObject([
      {
        code: 'run.two_grains',
        path: '/by',
        message: 'both week and month are asked for, and a week may lie in two months',
      },
    ]);
  });
});

describe('as_of', () => {
  it('may be a date: the moment at which it begins in the zone of the query', () => {
    const asOf = (request: Parameters<typeof planOf>[1]) => planOf(metrics, { metrics: ['m'], ...request }).as_of;
    expect(asOf({ as_of: '2017-05-01' })).toBe('2017-05-01T00:00:00Z');
    expect(asOf({ as_of: '2017-05-01', timezone: 'Europe/Minsk' })).toBe('2017-04-30T21:00:00Z');
    expect(findingsOf(metrics, { metrics: ['m'], as_of: '2017-02-30' })).toMatchObject([{ code: 'run.bad_instant' }]);
  });
});
