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
  { dimensions, by = [], every = [] }: MetricDefinition,
  leaves: readonly MetricLeaf[],
  around: Around,
): readonly Diagnostic[] {
  const check = (list: readonly string[], key: string) =>
    list.map((name, index) => checkName(name, `/${key}/${index}`, leaves, around));
  const [offered, grouped, listed] = [check(dimensions ?? [], 'dimensions'), check(by, 'by'), check(every, 'every')];
  const unlisted = by.length === 0 ? [] : strangers(listed, grouped, around);
  const unoffered = dimensions === undefined ? [] : strangers(grouped, offered, around);
  return [
    ...[...offered, ...grouped, ...listed].flatMap(({ diagnostics }) => diagnostics),
    ...unlisted.map(({ name: dimension, path }) => diagnose('formula.every_not_grouped', { dimension }, { path })),
    ...unoffered.map(({ name: dimension, path }) => diagnose('formula.by_not_offered', { dimension }, { path })),
  ];
}

interface NamedDimension {
  readonly name: string;
  readonly path: string;
  readonly field: FieldReference | undefined;
}

/** Those of some dimensions that are none of others; none where it is not known what all of these mean. */
function strangers<D extends NamedDimension>(
  some: readonly D[],
  others: readonly D[],
  { names }: Around,
): readonly D[] {
  if (others.some(({ field }) => field === undefined)) return [];
  return some.filter(
    ({ field }) => field && !others.some((other) => other.field !== undefined && isSame(other.field, field, names)),
  );
}

function checkName(name: string, path: string, leaves: readonly MetricLeaf[], around: Around) {
  const findings = createFindings(path);
  const field = findDimension(name, around, findings);
  if (field) checkLeaves(field, leaves, 'grouped', { source: name, names: around.names, findings });
  return { name, path, field, diagnostics: findings.sorted() };
}

function findDimension(source: string, { names, dataset }: Around, findings: Findings): FieldReference | undefined {
  const node = parsePath(source);
  if (node === undefined) {
    const expected = { name: 'a dimension', expected: 'names parted by dots', example: 'account.sector' };
    return findings.report('formula.wrong_argument', expected, { start: 0, end: source.length });
  }
  return checkDimension(node, { source, names, dataset, findings, parameters: new Map() });
}
