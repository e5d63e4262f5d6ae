import * as fc from 'fast-check';
import { batchesOf } from './batches-of';

const hour = (number: number) => ({
  start: new Date(number * 3_600_000).toISOString(),
  end: new Date((number + 1) * 3_600_000).toISOString(),
  number,
});

const numbers = (given: readonly number[], rule: Parameters<typeof batchesOf>[1]) =>
  batchesOf(given.map(hour), rule).map((batch) => batch.map(({ number }) => number));

test('neighbours are cut into batches, and a gap ends one', () => {
  expect(numbers([5, 1, 2, 8, 3, 4, 7], { size: 3 })).toEqual([
    [1, 2, 3],
    [4, 5],
    [7, 8],
  ]);
});

test('newest first, the newest batches are the full ones, each oldest first', () => {
  expect(numbers([5, 1, 2, 8, 3, 4, 7], { size: 3, newest_first: true })).toEqual([
    [7, 8],
    [3, 4, 5],
    [1, 2],
  ]);
});

test('bounds are compared as instants, however they are written', () => {
  const [first, second] = [
    { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' },
    { start: '2026-02-01T00:00:00.000Z', end: '2026-03-01T00:00:00Z' },
  ];
  expect(batchesOf([second, first], { size: 2 })).toEqual([[first, second]]);
});

test('no intervals are no batches', () => {
  expect(batchesOf([], { size: 5 })).toEqual([]);
});

test('every interval is in one batch of neighbours, and no two batches of one run could be one', () => {
  const given = fc.uniqueArray(fc.nat(40)).chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));
  fc.assert(
    fc.property(given, fc.integer({ min: 1, max: 6 }), fc.boolean(), (some, size, newest_first) => {
      const batches = numbers(some, { size, newest_first });
      const inTime = newest_first ? batches.toReversed() : batches;
      expect(inTime.flat()).toEqual(some.toSorted((a, b) => a - b));
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(size);
        expect(batch.at(-1)).toBe(batch[0]! + batch.length - 1);
      }
      // Where one batch goes on right after the other, the one that was filled first is full.
      const short = batches.filter((batch, place) => {
        const next = batches[place + 1];
        const goesOn = newest_first ? next?.at(-1) === batch[0]! - 1 : next?.[0] === batch.at(-1)! + 1;
        return goesOn && batch.length < size;
      });
      expect(short).toEqual([]);
    }),
  );
});
