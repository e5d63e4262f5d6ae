import { startPace, tellRate, tellSeconds } from './pace';

describe('the pace of a backfill', () => {
  const pace = startPace({ done: 100, total: 1_100 }, 5_000);

  it('counts from the first look, whatever was done before', () => {
    expect(pace({ done: 300, total: 1_100 }, 15_000)).toEqual({ per_second: 20, seconds_left: 40 });
  });

  it('promises nothing while nothing has moved', () => {
    expect(pace({ done: 100, total: 1_100 }, 5_000)).toEqual({ per_second: 0 });
    expect(pace({ done: 100, total: 1_100 }, 9_000)).toEqual({ per_second: 0 });
  });

  it('is told in units that fit', () => {
    expect([0.2, 99, 240, 7_500].map(tellSeconds)).toEqual(['1 s', '99 s', '4 min', '2 h 5 min']);
    expect([0, 0.05, 12.345].map((per_second) => tellRate({ per_second }))).toEqual([
      '0.0 intervals per second',
      '3.0 intervals per minute',
      '12.3 intervals per second',
    ]);
  });
});
