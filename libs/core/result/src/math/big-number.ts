import { Decimal } from 'decimal.js';

/**
 * Exact decimals: what mathjs calls BigNumber (a decimal.js class that mathjs knows by `isBigNumber`), with room for
 * every product of 38-digit values that a formula of legal size is likely to make. Rounds half away from zero.
 */
export const BigNumber = Decimal.clone({
  precision: 1000,
  rounding: Decimal.ROUND_HALF_UP,
  modulo: Decimal.ROUND_DOWN,
});

Object.assign(BigNumber.prototype, { isBigNumber: true });

export type BigNumber = Decimal;
