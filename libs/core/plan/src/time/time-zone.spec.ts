import { offsetsWithin } from './time-zone';

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);

describe('the offsets that a zone keeps', () => {
  it('change where the clocks are set', () => {
    const offsets = offsetsWithin(at('2017-01-01T00:00:00Z'), at('2018-01-01T00:00:00Z'), 'Europe/Berlin');
    expect(offsets).toEqual([
      { offset: hour, until: at('2017-03-26T01:00:00Z') },
      { offset: 2 * hour, until: at('2017-10-29T01:00:00Z') },
      { offset: hour, until: at('2018-03-25T01:00:00Z') },
    ]);
  });

  it('are those of the stretch of time alone, whose end is not part of it', () => {
    const [from, to] = [at('2017-03-25T00:00:00Z'), at('2017-03-26T01:00:00Z')];
    expect(offsetsWithin(from, to, 'Europe/Berlin').map(({ offset }) => offset)).toEqual([hour]);
    expect(offsetsWithin(from, to + 1, 'Europe/Berlin').map(({ offset }) => offset)).toEqual([hour, 2 * hour]);
  });

  it('are one in a zone that never sets its clocks', () => {
    expect(offsetsWithin(at('1990-01-01T00:00:00Z'), at('2030-01-01T00:00:00Z'), 'UTC')).toEqual([
      { offset: 0, until: Infinity },
    ]);
  });
});
