import type { MetricDefinition } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import { checkLeaves } from '../check/apply-modifiers';
import { checkDimension, parsePath } from '../check/dimension-names';
import { isSame } from '../check/dimension-values';
import { createFindings, type Findings } from '../source/findings';
import type { FieldReference } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import type { Surroundings } from './check-text';

type Around = Pick<Surroundings, 'names' | 'dataset'>;

/** The dimensions that a list of names means, as far as they mean any; what is wrong with the others is said by `reportBreakdown`. */
export function findDimensions(list: readonly string[] | undefined, around: Around): readonly FieldReference[] {
  return (list ?? []).flatMap((name) => findDimension(name, around, createFindings()) ?? []);
}

/** The dimensions that a metric offers, is broken down by, and lists in full: every aggregate reaches each of them. */
export function reportBreakdown(
  { dimensions = [], by = [], every = [] }: MetricDefinition,
  leaves: readonly MetricLeaf[],
  around: Around,
): readonly Diagnostic[] {
  const check = (list: readonly string[], key: string) =>
    list.map((name, index) => ({ name, index, ...checkName(name, `/${key}/${index}`, leaves, around) }));
  const [offered, grouped, listed] = [check(dimensions, 'dimensions'), check(by, 'by'), check(every, 'every')];
  const isGrouped = (dimension: FieldReference) =>
    grouped.some(({ field }) => field !== undefined && isSame(field, dimension, around.names));
  const isKnown = grouped.length > 0 && grouped.every(({ field }) => field !== undefined);
  const stray = listed.flatMap(({ name, index, field }) =>
    isKnown && field && !isGrouped(field)
      ? [diagnose('formula.every_not_grouped', { dimension: name }, { path: `/every/${index}` })]
      : [],
  );
  return [...[...offered, ...grouped, ...listed].flatMap(({ diagnostics }) => diagnostics), ...stray];
}

function checkName(source: string, path: string, leaves: readonly MetricLeaf[], around: Around) {
  const findings = createFindings(path);
  const field = findDimension(source, around, findings);
  if (field) checkLeaves(field, leaves, 'grouped', { source, names: around.names, findings });
  return { field, diagnostics: findings.sorted() };
}

function findDimension(source: string, { names, dataset }: Around, findings: Findings): FieldReference | undefined {
  const node = parsePath(source);
  if (node === undefined) {
    const expected = { name: 'a dimension', expected: 'names parted by dots', example: 'account.sector' };
    return findings.report('formula.wrong_argument', expected, { start: 0, end: source.length });
  }
  return checkDimension(node, { source, names, dataset, findings, parameters: new Map() });
}
