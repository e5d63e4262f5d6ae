import type { Span } from '@core/diagnostics';
import type { Findings } from '@core/formula';
import type { ConditionNode, ConditionType } from './condition';

/** Where an operator or function stands, and where what is wrong with it goes. */
export interface Place {
  /** The operator or function as it is written. */
  readonly what: string;
  readonly span: Span;
  /** The whole condition. */
  readonly source: string;
  readonly findings: Findings;
}

/** The type of what comes out; undefined after it has reported that the arguments do not fit. */
export type Rule = (args: readonly ConditionNode[], place: Place) => ConditionType | undefined;

/** Numbers whose sums, differences and products lose nothing: exact as long as all of them are. */
export const exactNumbers: Rule = (args, place) => (requireAll(args, 'a number', place) ? widest(args) : undefined);

/** Numbers that are taken as doubles. */
export const doubles: Rule = (args, place) => (requireAll(args, 'a number', place) ? 'number' : undefined);

export const conditions: Rule = (args, place) => (requireAll(args, 'a condition', place) ? 'boolean' : undefined);

/** Values that stand for one another. */
export const alike: Rule = (args, { findings }) => {
  const first = args.find(({ type }) => type !== 'null');
  const other = args.find(({ type }) => type !== 'null' && first && isNumber(type) !== isNumber(first.type));
  if (first === undefined || other === undefined) return widest(args);
  const parameters = { left: describe(first.type), right: describe(other.type) };
  return findings.report('formula.unlike_types', parameters, other.span);
};

/** A comparison; null compares with nothing. */
export const comparable: Rule = (args, place) => {
  if (refuseNull(args, place)) return undefined;
  const isEquality = place.what === '==' || place.what === '!=';
  if (isEquality) return alike(args, place) && 'boolean';
  return requireAll(args, 'a number', place) ? 'boolean' : undefined;
};

/** A condition, then values that stand for one another. */
export const choice: Rule = ([condition, ...values], place) => {
  const isSound = condition !== undefined && requireAll([condition], 'a condition', place);
  const type = alike(values, place);
  return isSound ? type : undefined;
};

export const anything: Rule = () => 'boolean';

function requireAll(args: readonly ConditionNode[], expected: 'a number' | 'a condition', place: Place): boolean {
  const isFit = (type: ConditionType) => type === 'null' || isNumber(type) === (expected === 'a number');
  const unfit = args.filter(({ type }) => !isFit(type));
  for (const { type, span } of unfit) {
    place.findings.report('formula.wrong_type', { what: place.what, expected, found: describe(type) }, span);
  }
  return unfit.length === 0;
}

function refuseNull(args: readonly ConditionNode[], { what, source, findings }: Place): boolean {
  const bare = args.find(({ type }) => type === 'null');
  const other = args.find((arg) => arg !== bare);
  if (bare === undefined || other === undefined) return false;
  const test = `is_null(${source.slice(other.span.start, other.span.end)})`;
  findings.report('formula.null_comparison', { example: what === '!=' ? `not ${test}` : test }, bare.span);
  return true;
}

function isNumber(type: ConditionType): boolean {
  return type === 'decimal' || type === 'number';
}

function widest(args: readonly ConditionNode[]): ConditionType {
  const types = args.map(({ type }) => type).filter((type) => type !== 'null');
  return types.find((type) => type === 'number') ?? types[0] ?? 'null';
}

/** A type as messages name it. */
export function describe(type: ConditionType): string {
  if (type === 'boolean') return 'a condition';
  return type === 'null' ? 'null' : 'a number';
}
