import { MOST_ATTEMPTS, pauseAfter } from './pause-after';

const attempts = Array.from({ length: MOST_ATTEMPTS }, (_, index) => index + 1);

describe('the pause after an attempt that failed', () => {
  it('grows from seconds to hours', () => {
    expect(attempts.slice(0, 7).map(pauseAfter)).toEqual([10, 30, 120, 600, 3600, 10_800, 10_800].map((s) => s * 1000));
  });

  it('ends after about a day', () => {
    const waited_ms = attempts.reduce((sum, attempt) => sum + (pauseAfter(attempt) ?? 0), 0);
    expect(waited_ms / 3_600_000).toBeGreaterThan(24);
    expect(waited_ms / 3_600_000).toBeLessThan(26);
    expect(pauseAfter(MOST_ATTEMPTS)).toBeUndefined();
  });
});
