import { sumOf } from '../aggregate/compensated-sum';

/**
 * The line with the least squares through the values that there are, by their place; undefined for fewer than two values.
 * What it gives may be beyond a double.
 */
export function fitLine(values: readonly (number | null)[]): ((place: number) => number) | undefined {
  const points = values.flatMap((value, place) => (value === null ? [] : [{ place, value }]));
  if (points.length < 2) return undefined;
  const middle = sumOf(points.map(({ place }) => place)) / points.length;
  const mean = sumOf(points.map(({ value }) => value)) / points.length;
  const spread = sumOf(points.map(({ place }) => (place - middle) ** 2));
  const slope = sumOf(points.map(({ place, value }) => (place - middle) * (value - mean))) / spread;
  return (place) => mean + slope * (place - middle);
}
