import * as fc from 'fast-check';
import { sortInSteps } from './sort-in-steps';
import { finish, inSlices } from './steps';

test('a loop in slices makes every pass once, in order, and can be laid aside in between', () => {
  const passes: number[] = [];
  const steps = inSlices(50_001, (from, to) => {
    for (let pass = from; pass < to; pass += 1) passes.push(pass);
  });
  steps.next();
  expect(passes.length).toBeLessThan(50_001);
  finish(steps);
  expect(passes).toEqual(Array.from({ length: 50_001 }, (_, pass) => pass));
});

test('a sort in steps gives what a sort at once gives, and keeps what ties as it stood', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 50_000 }), (length, range) => {
      const pairs = Array.from({ length }, (_, place) => ({ value: (place * 7919) % range, place }));
      const order = (left: { readonly value: number }, right: { readonly value: number }) => left.value - right.value;
      expect(finish(sortInSteps(pairs, order))).toEqual(pairs.toSorted(order));
    }),
    { numRuns: 20 },
  );
});
