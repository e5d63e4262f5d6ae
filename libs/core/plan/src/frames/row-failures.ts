import type { RowFailureKind } from '../frame/frame-query';
import type { Measure, RelatedValue, RowCall, RowExpression } from '../frame/row-expression';
import { canFailBy, failsBy } from './failing-calls';
import { allOf, anyOf } from './row-keys';

/** The measures that count rows which failed, by what they failed. */
const watchNames: Readonly<Record<RowFailureKind, string>> = {
  division_by_zero: 'zero_divisor_rows',
  outside_domain: 'outside_domain_rows',
};
const kinds: readonly RowFailureKind[] = ['division_by_zero', 'outside_domain'];

type Watched = Pick<Measure, 'arguments' | 'filter'>;

export interface Watch {
  readonly kind: RowFailureKind;
  readonly measure: Measure;
}

/**
 * An operation that fails gives null, which an aggregate skips: these measures count the rows where one fails that a measure
 * would have used, so that the result can say so. A choice fails where the branch does that it takes. None for what cannot fail.
 */
export function watchFailures(measures: readonly Watched[]): readonly Watch[] {
  return kinds.flatMap((kind) => {
    const filter = anyOf(measures.flatMap((measure) => failureOf(measure, kind) ?? []));
    const name = watchNames[kind];
    return filter ? [{ kind, measure: { name, aggregate: 'count', arguments: [], filter, type: 'integer' } }] : [];
  });
}

/** Whether an operation of an expression may fail. */
export function canFail(expression: RowExpression): boolean {
  return kinds.some((kind) => failureIn(expression, kind) !== undefined);
}

/** True on rows where what is aggregated fails, or the condition under which it is. */
function failureOf({ arguments: args, filter }: Watched, kind: RowFailureKind): RowExpression | undefined {
  const failure = failureAmong(args, kind);
  const counted = failure && filter ? allOf([filter, failure]) : failure;
  return anyOf([counted, filter && failureIn(filter, kind)].filter((part) => part !== undefined));
}

function failureIn(expression: RowExpression, kind: RowFailureKind): RowExpression | undefined {
  switch (expression.kind) {
    case 'call':
      return failureOfCall(expression, kind);
    case 'related':
      return failureOfRelated(expression, kind);
    case 'outer': {
      const value = failureIn(expression.value, kind);
      return value && { kind: 'outer', type: 'boolean', value };
    }
    default:
      return undefined;
  }
}

function failureAmong(expressions: readonly RowExpression[], kind: RowFailureKind): RowExpression | undefined {
  return anyOf(expressions.flatMap((expression) => failureIn(expression, kind) ?? []));
}

function failureOfCall(call: RowCall, kind: RowFailureKind): RowExpression | undefined {
  if (call.function === 'if' || call.function === 'case') return failureOfChoice(call, kind);
  const own = canFailBy(call, kind) ? [failsBy(call)] : [];
  return anyOf([...own, ...call.arguments.flatMap((argument) => failureIn(argument, kind) ?? [])]);
}

/** `c1, v1, c2, v2, …, otherwise`: a choice by the same conditions between what its values fail by. */
function failureOfChoice({ arguments: parts }: RowCall, kind: RowFailureKind): RowExpression | undefined {
  const isCondition = (index: number) => index % 2 === 0 && index + 1 < parts.length;
  const asked = failureAmong(
    parts.filter((_, index) => isCondition(index)),
    kind,
  );
  const taken = parts.map((part, index) => (isCondition(index) ? part : (failureIn(part, kind) ?? never)));
  const fails = taken.some((part, index) => !isCondition(index) && part !== never);
  const choice: RowExpression = { kind: 'call', type: 'boolean', function: 'case', arguments: taken };
  return anyOf([...(asked ? [asked] : []), ...(fails ? [choice] : [])]);
}

const never: RowExpression = { kind: 'literal', type: 'boolean', value: false };

/** Of the rows to which related ones belong, those where any of these fails. */
function failureOfRelated({ rows, measure }: RelatedValue, kind: RowFailureKind): RowExpression | undefined {
  const { filter } = measure;
  // A condition that cannot fail stays apart, so that it is shared with the measure itself.
  const isSteady = filter !== undefined && failureIn(filter, kind) === undefined;
  const failure = isSteady ? failureAmong(measure.arguments, kind) : failureOf(measure, kind);
  if (failure === undefined) return undefined;
  const found = { aggregate: 'any', arguments: [failure], ...(isSteady && { filter }), type: 'boolean' } as const;
  return { kind: 'related', type: 'boolean', rows, measure: found };
}
