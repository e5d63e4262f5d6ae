import type { Diagnostic } from '@core/diagnostics';
import type { TargetSource } from '../check/context';
import { describeType, isNumeric } from '../check/value-types';
import { createFindings } from '../source/findings';
import { reportUntimed } from './check-order';
import { checkMetricText, type Surroundings } from './check-text';
import type { CheckedTarget } from './types';
import { entryName, type MetricEntry, type World } from './world';

export interface TargetResult {
  readonly target?: CheckedTarget;
  readonly diagnostics: readonly Diagnostic[];
}

type TargetSurroundings = Pick<Surroundings, 'names' | 'dataset' | 'parameters' | 'dimensions'>;

/** What `target` means in the formula of a metric; a target that needs the formula that needs it is a cycle. */
export function targetSource(entry: MetricEntry, surroundings: TargetSurroundings, world: World): TargetSource {
  const name = `${entryName(entry)}.target`;
  return (span, findings) => {
    const { target } = entry.definition;
    if (target === undefined) return findings.report('formula.no_target', {}, span);
    const answer = askTarget(entry, surroundings, world);
    if (answer.kind === 'cycle') return findings.report('formula.cycle', { cycle: answer.cycle }, span);
    const checked = answer.value.target;
    if (checked === undefined) return findings.report('formula.unsound', { kind: 'metric', name }, span);
    return checked.kind === 'formula' ? checked.expression.type : 'number';
  };
}

/** The target of a metric: a number, values by period, or a formula in the metric's context, which may name the metric. */
export function askTarget(entry: MetricEntry, surroundings: TargetSurroundings, world: World) {
  const key = `${entryName(entry)}.target`;
  return world.graph.ask(key, () => checkTarget(entry, surroundings, world));
}

function checkTarget(entry: MetricEntry, surroundings: TargetSurroundings, world: World): TargetResult {
  const { target } = entry.definition;
  if (target === undefined) return { diagnostics: [] };
  if (typeof target === 'number') return { target: { kind: 'number', value: target }, diagnostics: [] };
  if (typeof target !== 'string') return { target: { kind: 'periods', values: target }, diagnostics: [] };
  const source = targetSource(entry, surroundings, world);
  const { expression, ...found } = checkMetricText(target, { ...surroundings, target: source, path: '/target' });
  const timing = { definition: entry.definition, names: surroundings.names, path: '/target' } as const;
  const untimed = expression ? reportUntimed(expression, timing) : [];
  const diagnostics = [...found.diagnostics, ...untimed];
  if (expression === undefined || isNumeric(expression.type)) {
    return { ...(expression && untimed.length === 0 && { target: { kind: 'formula', expression } }), diagnostics };
  }
  const findings = createFindings('/target');
  const words = { what: 'a target', expected: 'a number', found: describeType(expression.type) };
  findings.report('formula.wrong_type', words, expression.span);
  return { diagnostics: [...diagnostics, ...findings.sorted()] };
}
