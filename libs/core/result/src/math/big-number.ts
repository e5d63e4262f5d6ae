import { Decimal } from 'decimal.js';

/**
 * Exact decimals: the class that mathjs calls BigNumber, with room for every product of 38-digit values that a formula of
 * legal size is likely to make. `toDecimalPlaces` rounds half away from zero, `modulo` keeps the sign of the dividend.
 */
export const BigNumber = Decimal.clone({
  precision: 1000,
  rounding: Decimal.ROUND_HALF_UP,
  modulo: Decimal.ROUND_DOWN,
});

export type BigNumber = Decimal;
