import { DomainError, type Diagnostic } from '@core/diagnostics';
import { createFindings, parseFormula, type Findings } from '@core/formula';
import { checkNode } from './check-node';
import type { AlertCondition, ConditionNode } from './condition';
import { mostStatistics, observationKey, observationNames, type Observation } from './observation';
import { describe } from './rules';

/** Everything that is wrong with the `when` of an alert, in the order of the text; empty when it is sound. */
export function checkCondition(text: string): readonly Diagnostic[] {
  return readCondition(text).diagnostics;
}

/** The `when` of an alert. Throws a DomainError with all findings when it is not sound. */
export function parseCondition(text: string): AlertCondition {
  const { condition, diagnostics } = readCondition(text);
  if (condition === undefined) throw DomainError.from(diagnostics);
  return condition;
}

interface ReadCondition {
  readonly condition?: AlertCondition;
  readonly diagnostics: readonly Diagnostic[];
}

function readCondition(text: string): ReadCondition {
  const findings = createFindings('/when');
  const expression = text.trim() === '' ? reportEmpty(text, findings) : readExpression(text, findings);
  const diagnostics = findings.sorted();
  if (expression === undefined || diagnostics.length > 0) return { diagnostics };
  return { condition: { text, expression, observations: observationsIn(expression) }, diagnostics };
}

function readExpression(source: string, findings: Findings): ConditionNode | undefined {
  const whole = { start: 0, end: source.length };
  const parsed = parseFormula(source, findings);
  const checked = parsed && checkNode(parsed.tree, { source, findings, misread: parsed.misread });
  if (findings.sorted().length > 0) return undefined;
  if (checked === undefined) return findings.report('formula.unreadable', {}, whole);
  if (checked.type !== 'boolean' && checked.type !== 'null') {
    const parameters = { what: 'an alert', expected: 'a condition', found: describe(checked.type) };
    return findings.report('formula.wrong_type', parameters, checked.span);
  }
  const observations = observationsIn(checked);
  if (observations.length === 0) {
    return findings.report('alert.constant_condition', { known: observationNames }, whole);
  }
  const statistics = observations.filter((observation) => 'length' in observation).length;
  if (statistics <= mostStatistics) return checked;
  return findings.report('alert.too_many_statistics', { statistics, limit: mostStatistics }, whole);
}

function reportEmpty(text: string, findings: Findings): undefined {
  return findings.report('alert.empty_condition', {}, { start: 0, end: text.length });
}

function observationsIn(expression: ConditionNode): readonly Observation[] {
  const named = new Map<string, Observation>();
  const visit = (node: ConditionNode): void => {
    if (node.kind === 'observation') named.set(observationKey(node.observation), node.observation);
    if (node.kind === 'call') node.arguments.forEach(visit);
  };
  visit(expression);
  return [...named.values()];
}
