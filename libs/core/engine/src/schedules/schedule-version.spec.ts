import type { ScheduleDefinition, ScorecardDefinition } from '@core/definition';
import { askSchedule, narrowRequest } from './schedule-version';

const schedule: ScheduleDefinition = { kind: 'schedule', name: 'monthly', every: 'month' };
const scorecard: ScorecardDefinition = {
  kind: 'scorecard',
  name: 'board',
  metrics: ['revenue', 'growth'],
  query: { period: 'last_month', grain: 'day', compare: ['previous'], timezone: 'Asia/Tokyo', by: ['region'] },
};

describe('a schedule', () => {
  it('asks for its metrics', () => {
    expect(askSchedule({ ...schedule, metrics: ['revenue'], query: { by: ['region'] } })).toEqual({
      metrics: ['revenue'],
      by: ['region'],
    });
  });

  it('asks for what its scorecard selects; when and beside what is not for the scorecard to say', () => {
    expect(askSchedule({ ...schedule, scorecard: 'board' }, scorecard)).toEqual({
      metrics: ['revenue', 'growth'],
      by: ['region'],
    });
    expect(askSchedule({ ...schedule, scorecard: 'board', query: { by: [] } }, scorecard)).toEqual({
      metrics: ['revenue', 'growth'],
      by: [],
    });
  });

  it('cannot ask for a scorecard that is gone', () => {
    expect(() => askSchedule({ ...schedule, scorecard: 'board' })).toThrow('board');
  });

  it('asks of some rows alone for those who may see no others', () => {
    const request = { metrics: ['revenue'] };
    expect(narrowRequest(request, 'a or b').where).toBe('a or b');
    expect(narrowRequest({ ...request, where: 'c or d' }, 'a or b').where).toBe('(c or d) and (a or b)');
  });
});
