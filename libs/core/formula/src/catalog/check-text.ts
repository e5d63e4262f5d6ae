import type { Diagnostic } from '@core/diagnostics';
import type { ParameterDefinition } from '@core/definition';
import { applyWhere } from '../check/apply-modifiers';
import { checkExpression } from '../check/check-expression';
import type { NamedDataset, Names, Position, TargetSource } from '../check/context';
import { rowOfCondition } from '../check/rows-asked';
import { settleCondition, settleOn } from '../check/settle';
import { requireCondition } from '../check/unify';
import { createFindings, type Findings } from '../source/findings';
import { parseFormula } from '../syntax/parse-formula';
import type { Expression, FieldReference } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';

/** What surrounds a text: whose names it may use, and where it stands in its document. */
export interface Surroundings {
  readonly names: Names;
  readonly dataset: NamedDataset | undefined;
  readonly parameters?: ReadonlyMap<string, ParameterDefinition>;
  readonly target?: TargetSource;
  /** Dimensions that may be used as values: those of the metric's own `by`. */
  readonly dimensions?: readonly FieldReference[];
  /** Whether attributes of whoever asks may be named. */
  readonly attributes?: true;
  /** JSON pointer of the text in its document. */
  readonly path?: string;
}

export interface CheckedText<T = Expression> {
  readonly expression?: T;
  readonly diagnostics: readonly Diagnostic[];
}

const NO_PARAMETERS: ReadonlyMap<string, ParameterDefinition> = new Map();

/** A formula at the level of metrics. */
export function checkMetricText(text: string, surroundings: Surroundings): CheckedText {
  return checkText(text, surroundings, { kind: 'metric' }, (expression) => expression);
}

/** A condition on the rows of several aggregates: each must reach what it names. */
export function checkFilterText(text: string, surroundings: Surroundings, leaves: readonly MetricLeaf[]): CheckedText {
  const { names } = surroundings;
  return checkText(
    text,
    surroundings,
    { kind: 'row', within: 'a condition', over: rowOfCondition(leaves, surroundings), chooses: false },
    (expression, findings) => {
      const condition = requireCondition(expression, findings);
      if (condition) applyWhere(condition, leaves, { names, findings, source: text });
      return condition;
    },
  );
}

/** Whose names a condition of a query uses, and the datasets whose rows it is asked of. */
export interface QuerySurroundings extends Surroundings {
  readonly dataset: NamedDataset;
  readonly leaves: readonly string[];
}

/**
 * A condition of a query, read with the names of a dataset. That one reaches its fields, or every one whose rows are asked does;
 * they are given as they are named.
 */
export function checkQueryCondition(text: string, { leaves, ...surroundings }: QuerySurroundings): CheckedText {
  const { names, dataset } = surroundings;
  const position: Position = { kind: 'row', within: 'a condition', over: [dataset.name], chooses: false };
  return checkText(text, surroundings, position, (expression, findings) => {
    const sound = requireCondition(expression, findings);
    const isReached = (home: string, told = createFindings()) =>
      sound !== undefined && settleCondition(sound, home, { names, findings: told, source: text }) !== undefined;
    const isAsked = leaves.length > 0 && leaves.every((leaf) => isReached(leaf));
    return isAsked || isReached(dataset.name, findings) ? sound : undefined;
  });
}

/** An expression on each row of the surrounding dataset, every field seen from there. */
export function checkRowText(
  text: string,
  surroundings: Surroundings & { dataset: NamedDataset },
  condition: boolean,
): CheckedText {
  const { names, dataset } = surroundings;
  const within = condition ? 'a condition' : 'a calculated field';
  const settle = condition ? settleCondition : settleOn;
  return checkText(
    text,
    surroundings,
    { kind: 'row', within, over: [dataset.name], chooses: false },
    (expression, findings) => {
      const sound = condition ? requireCondition(expression, findings) : expression;
      return sound && settle(sound, dataset.name, { names, findings, source: text });
    },
  );
}

type Finish = (expression: Expression, findings: Findings) => Expression | undefined;

function checkText(source: string, { path, ...around }: Surroundings, position: Position, finish: Finish): CheckedText {
  const findings = createFindings(path);
  const parsed = parseFormula(source, findings);
  const context = { ...around, source, findings, parameters: around.parameters ?? NO_PARAMETERS };
  const checked = parsed && checkExpression(parsed.tree, position, { ...context, misread: parsed.misread });
  const expression = checked && finish(checked, findings);
  if (expression === undefined && findings.sorted().length === 0) {
    findings.report('formula.unreadable', {}, { start: 0, end: source.length });
  }
  const diagnostics = findings.sorted();
  const isSound = expression !== undefined && !diagnostics.some(({ severity }) => severity === 'error');
  return { ...(isSound && { expression }), diagnostics };
}
