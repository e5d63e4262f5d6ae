import { logNormal, normal, poisson } from './distributions';
import { random } from './random';

const draws = <T>(count: number, draw: () => T): readonly T[] => Array.from({ length: count }, draw);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('random', () => {
  it('gives the same draws for the same seed and labels', () => {
    const [one, same] = [random(1, 'lead', 7), random(1, 'lead', 7)];
    expect(draws(5, one.next)).toEqual(draws(5, same.next));
  });

  it('gives other draws for another seed, another label, and labels that read alike', () => {
    const streams = [
      random(1, 'lead', 7),
      random(2, 'lead', 7),
      random(1, 'deal', 7),
      random(1, 'lead7'),
      random(1, 'lead', 70),
    ];
    expect(new Set(streams.map(({ next }) => next())).size).toBe(5);
  });

  it('draws evenly from 0 to below 1', () => {
    const values = draws(20_000, random(3).next);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(mean(values)).toBeCloseTo(0.5, 1);
    expect(mean(values.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
  });

  it('draws neighbouring streams independently', () => {
    const firsts = Array.from({ length: 20_000 }, (_, index) => random(1, 'lead', index).next());
    expect(mean(firsts)).toBeCloseTo(0.5, 1);
    const products = firsts.slice(1).map((value, index) => (value - 0.5) * ((firsts[index] ?? 0) - 0.5));
    expect(Math.abs(mean(products))).toBeLessThan(0.003);
  });

  it('includes both ends of whole numbers', () => {
    const { whole } = random(4);
    expect(new Set(draws(200, () => whole(2, 4)))).toEqual(new Set([2, 3, 4]));
  });

  it('picks by weight and never what weighs nothing', () => {
    const { weighted } = random(5);
    const picked = draws(2000, () => weighted({ often: 3, seldom: 1, never: 0 }));
    expect(picked.filter((key) => key === 'often').length / 2000).toBeCloseTo(0.75, 1);
    expect(picked).not.toContain('never');
  });
});

describe('distributions', () => {
  it('a normal draw has mean 0 and deviation 1', () => {
    const stream = random(6);
    const values = draws(20_000, () => normal(stream));
    expect(mean(values)).toBeCloseTo(0, 1);
    expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1, 1);
  });

  it('half of the log-normal draws lie below the median', () => {
    const stream = random(7);
    const below = draws(10_000, () => logNormal(stream, 90, 1.1)).filter((value) => value < 90).length;
    expect(below / 10_000).toBeCloseTo(0.5, 1);
  });

  it('a Poisson draw has its mean', () => {
    const stream = random(8);
    expect(mean(draws(20_000, () => poisson(stream, 3.2)))).toBeCloseTo(3.2, 1);
  });
});
