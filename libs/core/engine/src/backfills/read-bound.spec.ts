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
});
