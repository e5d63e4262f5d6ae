import { closedIntervals } from './closed-intervals';

const days = { every: 'day', timezone: 'Europe/Berlin' } as const;
const now = '2026-03-31T12:00:00.000Z';

const periods = (from: string, to: string, calendar: Parameters<typeof closedIntervals>[0] = days) => {
  const steps = closedIntervals(calendar, { from, to }, now);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.map(({ period }) => period);
  }
};

describe('the intervals of a backfill', () => {
  it('start in the range, across a change of clocks', () => {
    expect(periods('2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z')).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
  });

  it('may end after the range, and begin no earlier than it', () => {
    expect(periods('2026-03-27T23:00:01Z', '2026-03-28T23:00:01Z')).toEqual(['2026-03-29']);
    expect(periods('2025-12-02T00:00:00Z', '2026-01-02T00:00:00Z', { every: 'month', timezone: 'UTC' })).toEqual([
      '2026-01',
    ]);
  });

  it('are closed now', () => {
    expect(periods('2026-03-28T23:00:00Z', '2030-01-01T00:00:00Z')).toEqual(['2026-03-29', '2026-03-30']);
  });

  it('are each there once, however many', () => {
    const all = periods('2019-12-31T23:00:00Z', '2026-03-31T00:00:00Z');
    expect([all.length, new Set(all).size, all[0], all.at(-1)]).toEqual([2281, 2281, '2020-01-01', '2026-03-30']);
  });

  it.each([
    ['2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z', 'backfill.empty_range'],
    ['2026-03-02T00:00:00Z', '2026-03-01T00:00:00Z', 'backfill.empty_range'],
    ['2026-03-31T00:00:00Z', '2026-04-02T00:00:00Z', 'backfill.nothing_closed'],
    ['2030-03-31T00:00:00Z', '2030-04-02T00:00:00Z', 'backfill.nothing_closed'],
    ['2026-03-02T01:00:00Z', '2026-03-02T22:00:00Z', 'backfill.nothing_closed'],
    ['0001-01-01T00:00:00Z', '9999-01-01T00:00:00Z', 'backfill.too_long'],
  ])('are refused from %s to %s: %s', (from, to, code) => {
    expect(() => periods(from, to)).toThrow(expect.objectContaining({ code }));
  });
});
