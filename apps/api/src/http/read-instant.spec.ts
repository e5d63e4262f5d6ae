import { readRange } from './read-instant';

const now = new Date('2026-03-01T00:00:00Z');

describe('a range of a query', () => {
  it('is of instants: dates and periods begin where their zone says', () => {
    expect(readRange({ from: '2017-03', to: '2017-04-01T00:00:00Z', timezone: 'Europe/Minsk' }, now)).toEqual({
      from: '2017-02-28T21:00:00.000Z',
      to: '2017-04-01T00:00:00.000Z',
    });
    expect(readRange({}, now)).toEqual({});
  });

  it.each([{ timezone: 'Foo' }, { timezone: 'Foo', from: '2017-03' }, { from: 'soon' }])('refuses %j', (query) => {
    expect(() => readRange(query, now)).toThrow(expect.objectContaining({ code: 'request.bad_query' }));
  });
});
