import { mstlModel } from './mstl-model';

/** Monthly airline passengers of 1949 to 1952, in thousands (Box and Jenkins, series G). */
const passengers = [
  [112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118],
  [115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140],
  [145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166],
  [171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194],
];

function carryOn(series: readonly number[], season: number, count: number) {
  return mstlModel.forecast(series, { season, count });
}

test('a season comes again, upon the trend', () => {
  const year = [5, 9, 12, 7];
  const series = [0, 1, 2, 3, 4].flatMap((turn) => year.map((value, quarter) => 100 + value + 4 * turn + quarter));
  const ahead = carryOn(series, 4, 4) ?? [];
  year.forEach((value, quarter) => expect(ahead[quarter]).toBeCloseTo(100 + value + 20 + quarter, 0));
});

test('three years of passengers foretell each month of the fourth within 15 %', () => {
  const ahead = carryOn(passengers.slice(0, 3).flat(), 12, 12) ?? [];
  expect(ahead).toHaveLength(12);
  passengers[3]!.forEach((actual, month) => expect(Math.abs(ahead[month]! / actual - 1)).toBeLessThan(0.15));
});

test('two seasons are enough, and the same series has the same forecast', () => {
  const series = passengers.slice(0, 2).flat();
  const ahead = carryOn(series, 12, 3);
  expect(ahead).toHaveLength(3);
  expect(carryOn(series, 12, 3)).toEqual(ahead);
});

test('what never changes goes on, and below zero nothing is cut off', () => {
  expect(
    carryOn(
      Array.from({ length: 14 }, () => 5),
      7,
      1,
    )?.[0],
  ).toBeCloseTo(5, 4);
  const falling = Array.from({ length: 36 }, (_, month) => -3 * month + (month % 12 === 0 ? 20 : 0));
  expect(Math.max(...(carryOn(falling, 12, 3) ?? []))).toBeLessThan(-50);
});

test('a series that the model cannot learn from has no forecast, and the next one has', () => {
  expect(carryOn([1, 2, 3, 4], 2, 1)).toBeUndefined();
  expect(carryOn([1e300, 2e300, 1e300, 2e300, 1e300, 2e300, 1e300, 2e300], 4, 1)).toBeUndefined();
  expect(carryOn(passengers.flat(), 12, 1)).toHaveLength(1);
});

test('it names itself with its season', () => {
  expect(mstlModel.nameFor(12)).toBe('STL decomposition with an ETS trend, season 12');
});
