import type { AggregateName } from '@core/formula';
import { BigNumber } from '../math/big-number';
import type { Present } from '../value/value';
import { instantStem } from '../value/compare';
import { ofPresent, type AccumulatorMaker } from './accumulator';

/** Aggregates that look only at which values there are. */
export const counts = {
  count: ({ types: [type] }) => {
    if (type === undefined) return countAll;
    return countWhere((value) => type !== 'boolean' || value === true);
  },
  count_distinct: ({ types: [type] }) => countDistinct(type === 'timestamp'),
  approx_count_distinct: ({ types: [type] }) => countDistinct(type === 'timestamp'),
  any: () => () => {
    let isAny = false;
    return ofPresent(
      (value: boolean) => {
        isAny ||= value;
      },
      () => isAny,
    );
  },
  all: () => () => {
    let areAll = true;
    return ofPresent(
      (value: boolean) => {
        areAll &&= value;
      },
      () => areAll,
    );
  },
} satisfies Partial<Record<AggregateName, AccumulatorMaker>>;

function countAll() {
  let count = 0;
  return {
    add: () => {
      count += 1;
    },
    result: () => count,
  };
}

function countWhere(holds: (value: Present) => boolean) {
  return () => {
    let count = 0;
    return ofPresent(
      (value: Present) => {
        if (holds(value)) count += 1;
      },
      () => count,
    );
  };
}

function countDistinct(areInstants: boolean) {
  return () => {
    const seen = new Set<Present>();
    return ofPresent(
      (value: Present) => seen.add(areInstants ? instantStem(value as string) : identityOf(value)),
      () => seen.size,
    );
  };
}

/** Equal values have equal identities; values of one argument are of one type, so that digits are never mistaken for a text. */
function identityOf(value: Present): Present {
  if (!(value instanceof BigNumber)) return value;
  const double = value.toNumber();
  return value.equals(double) ? double : value.toFixed();
}
