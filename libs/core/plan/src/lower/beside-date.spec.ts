import { findingsOf, planOf, showRow } from '../testing/plan-of';

const filterOf = (condition: string) => {
  const request = { period: '2017-03-01/2017-03-10', as_of: '2017-03-05T12:00:00Z' };
  const [frame] = planOf({ m: `count().where(${condition})` }, request).frames;
  return frame?.filter && showRow(frame.filter);
};

describe('10. an end of the window beside a date, which is its local midnight', () => {
  it('is the next midnight for what comes before it, its own day for what comes after it', () => {
    expect(filterOf('opened_on < period.end')).toBe('less(opened_on, 2017-03-06)');
    expect(filterOf('opened_on >= period.end')).toBe('greater_or_equal(opened_on, 2017-03-06)');
    expect(filterOf('opened_on > period.end')).toBe('greater(opened_on, 2017-03-05)');
    expect(filterOf('opened_on <= period.end')).toBe('less_or_equal(opened_on, 2017-03-05)');
    expect(filterOf('period.end > opened_on')).toBe('greater(2017-03-06, opened_on)');
    expect(filterOf('period.end <= opened_on')).toBe('less_or_equal(2017-03-06, opened_on)');
    expect(filterOf('period.end < opened_on')).toBe('less(2017-03-05, opened_on)');
    expect(filterOf('period.end >= opened_on')).toBe('greater_or_equal(2017-03-05, opened_on)');
  });

  it('is the instant where it could only be equal', () => {
    expect(filterOf('opened_on == period.end')).toBe('equal(opened_on, 2017-03-05T12:00:00Z)');
    expect(findingsOf({ m: 'count(opened_on == period.end)' })).toEqual([]);
  });
});

describe('10. a choice among dates and timestamps', () => {
  it('gives timestamps: a date is its local midnight', () => {
    const { frames, columns } = planOf(
      { m: 'max(if(visits.cost > 1, date("2017-01-01"), visits.visited_at)).fill(date("2017-01-02"))' },
      { period: '2017' },
    );
    expect(frames[0]?.measures[0]?.arguments.map(showRow)).toEqual([
      'if(greater(cost, 1), add(2017-01-01, 0 hour), visited_at)',
    ]);
    expect(columns[0]?.type).toBe('timestamp');
  });
});
