import type { Duration } from '@core/formula';
import type { BigNumber } from '../math/big-number';

/**
 * What a node of the remainder may be while it is evaluated; never NaN or Infinity.
 *
 * Integers and decimals are `Exact`. Dates are `2017-01-31`, instants ISO 8601 in UTC, both as text.
 */
export type Value = Present | null;

export type Present = Exact | string | boolean | Duration;

/** A number stands for the decimal that it prints as, so `0.1` is exactly one tenth; what a double cannot hold is a BigNumber. */
export type Exact = number | BigNumber;
