import { readBound } from './read-bound';

const question = { timezone: 'Asia/Tokyo', as_of: '2026-03-31T12:00:00Z', path: '/from' };

describe('a bound of a range', () => {
  it.each([
    ['2026-03-01T00:00:00Z', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T00:00:00+03:00', '2026-02-28T21:00:00.000Z'],
    ['2026-03-01', '2026-02-28T15:00:00.000Z'],
    ['2026-03', '2026-02-28T15:00:00.000Z'],
    ['2026-Q1', '2025-12-31T15:00:00.000Z'],
  ])('%s is %s in Tokyo', (text, instant) => {
    expect(readBound(text, question)).toEqual({ instant, diagnostics: [] });
  });

  it('that is neither instant nor period is a finding with its place', () => {
    const { instant, diagnostics } = readBound('2026-13-01T25:00:00Z', question);
    expect([instant, diagnostics.map(({ code, path }) => [code, path])]).toEqual([
      undefined,
      [[expect.stringMatching(/^run\./), '/from']],
    ]);
  });

  it.each(['0000-01-01T00:00:00Z', '0001-06-01', '0002-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00'])(
    '%s is where no calendar reaches',
    (text) => {
      const { instant, diagnostics } = readBound(text, question);
      expect([instant, diagnostics.map(({ code, path }) => [code, path])]).toEqual([
        undefined,
        [['run.impossible_period', '/from']],
      ]);
    },
  );

  it('may be as late as timestamps are written', () => {
    expect(readBound('9999-12-31T23:59:59Z', question).instant).toBe('9999-12-31T23:59:59.000Z');
  });
});
