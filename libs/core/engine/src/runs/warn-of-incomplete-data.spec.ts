import { warnOfIncompleteData } from './warn-of-incomplete-data';

const moment = (date: string) => ({ date, instant: `${date}T00:00:00Z` });
const march = { from: moment('2026-03-01'), to: moment('2026-04-01') };
const plan = { period: march, as_of: '2026-05-01T00:00:00Z', timezone: 'UTC' };
const messages = (asked: Partial<typeof plan>, complete_until: Readonly<Record<string, string | null>>) =>
  warnOfIncompleteData({ ...plan, ...asked }, complete_until).map(({ message }) => message);

describe('a warning of incomplete data', () => {
  it('names the dataset, until when it is complete and the end of the period, as dates where days begin', () => {
    expect(warnOfIncompleteData(plan, { orders: '2026-03-31T12:00:00Z' })).toEqual([
      {
        code: 'run.data_incomplete',
        message:
          'orders is complete until 2026-03-31T12:00:00Z, and the period ends 2026-04-01; rows may still be missing',
      },
    ]);
    expect(messages({ timezone: 'Europe/Minsk' }, { orders: '2026-03-29T21:00:00Z' })[0]).toMatch(/until 2026-03-30, /);
  });

  it('is not given where all rows of the period are in', () => {
    expect(messages({}, { orders: '2026-04-01T00:00:00Z', visits: '2026-04-01T00:00:00.001Z' })).toEqual([]);
    expect(messages({}, {})).toEqual([]);
  });

  it('goes by as_of in a period that runs, and by its end in one that is over or still to come', () => {
    const complete_until = { orders: '2026-03-10T00:00:00Z' };
    expect(messages({ as_of: '2026-03-10T00:00:00Z' }, complete_until)).toEqual([]);
    expect(messages({ as_of: '2026-03-10T00:00:01Z' }, complete_until)).toHaveLength(1);
    expect(messages({ as_of: '2026-04-01T00:00:00Z' }, complete_until)).toHaveLength(1);
    expect(messages({ as_of: '2026-02-01T00:00:00Z' }, complete_until)[0]).toMatch(/ends 2026-04-01/);
  });

  it('is given for each dataset, also where no row says how far it is complete', () => {
    expect(messages({}, { orders: null, visits: '2026-03-02T00:00:00Z' })).toEqual([
      'no row of orders says how far it is complete, and the period ends 2026-04-01; rows may still be missing',
      'visits is complete until 2026-03-02, and the period ends 2026-04-01; rows may still be missing',
    ]);
  });

  it('is not given without a period, which promises nothing', () => {
    expect(warnOfIncompleteData({ ...plan, period: { to: march.to } }, { orders: null })).toEqual([]);
  });
});
