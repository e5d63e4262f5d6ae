import * as fc from 'fast-check';
import { BigNumber } from '../math/big-number';
import { toBigNumber } from '../value/cells';
import { exactArithmetic } from './exact-arithmetic';

const names = ['add', 'subtract', 'multiply'] as const;
const methods = { add: 'plus', subtract: 'minus', multiply: 'times' } as const;

/** Decimals as cells bear them: with few digits mostly, with up to seventeen at times. */
const decimal = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
    fc.integer({ min: 0, max: 17 }),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([digits, cut, scale]) => new BigNumber(String(digits / 10n ** BigInt(cut))).dividedBy(10 ** scale))
  .map((value) => (value.equals(value.toNumber()) ? value.toNumber() : value));

test.each(names)('%s gives what BigNumber gives, also where it is done in doubles', (name) => {
  fc.assert(
    fc.property(decimal, decimal, (left, right) => {
      const expected = toBigNumber(left)[methods[name]](toBigNumber(right));
      expect(toBigNumber(exactArithmetic[name](left, right)).toFixed()).toBe(expected.plus(0).toFixed());
    }),
    { numRuns: 3000 },
  );
});

test.each([
  [0.1, 0.2, 0.3],
  [1.005, -1, 0.005],
  [1234567.8901, 0.0099, 1234567.9],
])('%d + %d is %d, in a double', (left, right, sum) => {
  expect(exactArithmetic.add(left, right)).toBe(sum);
});
