import type { ScalarName } from '@core/formula';
import { argumentAt, type Call, type Evaluator, type ScalarCompiler } from './call';

/** Functions that look at null itself, or evaluate only the branch that they take. */
export const choice = {
  if: choose,
  case: choose,
  lookup: () => {
    throw new TypeError('a lookup is spelled out as a case before it is compiled');
  },
  coalesce: firstPresent,
  is_null: isNull,
} satisfies Partial<Record<ScalarName, ScalarCompiler>>;

/** `c1, v1, c2, v2, …, otherwise`: a null condition is not met; null where none is met and `otherwise` is left out. */
function choose({ arguments: evaluators }: Call): Evaluator {
  const otherwise = evaluators.length % 2 === 1 ? evaluators.at(-1) : undefined;
  const branches = evaluators.flatMap((condition, index) => {
    const value = evaluators[index + 1];
    return index % 2 === 0 && value ? [{ condition, value }] : [];
  });
  return (bucket, group) => {
    const met = branches.find(({ condition }) => condition(bucket, group) === true);
    return (met?.value ?? otherwise)?.(bucket, group) ?? null;
  };
}

function firstPresent({ arguments: evaluators }: Call): Evaluator {
  return (bucket, group) => {
    for (const evaluate of evaluators) {
      const value = evaluate(bucket, group);
      if (value !== null) return value;
    }
    return null;
  };
}

function isNull(call: Call): Evaluator {
  const evaluate = argumentAt(call, 0);
  return (bucket, group) => evaluate(bucket, group) === null;
}
