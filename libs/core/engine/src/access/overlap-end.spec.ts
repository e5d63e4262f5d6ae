import { overlapEnd } from './overlap-end';

const at = '2026-01-01T00:00:00.000Z';

describe('the overlap of two secrets', () => {
  it.each([
    ['24h', '2026-01-02T00:00:00.000Z'],
    ['30m', '2026-01-01T00:30:00.000Z'],
    ['30d', '2026-01-31T00:00:00.000Z'],
    ['0m', at],
  ])('of %s ends then', (overlap, end) => {
    expect(overlapEnd(overlap, at)).toBe(end);
  });

  it.each(['31d', '721h', '99999d', 'tomorrow', '', '-1h', '1.5h', '24 h'])('is refused as %j', (overlap) => {
    expect(() => overlapEnd(overlap, at)).toThrow(
      expect.objectContaining({ code: 'api_key.bad_overlap', status: 422 }),
    );
  });
});
