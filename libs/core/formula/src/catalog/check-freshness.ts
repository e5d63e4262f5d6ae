import type { DatasetDefinition } from '@core/definition';
import { diagnose, type Diagnostic, type Span } from '@core/diagnostics';
import type { NamedDataset, Names } from '../check/context';
import { describeType, isMoment } from '../check/value-types';
import type { Expression, FieldReference, Modifier } from '../tree/expression';
import { calculatedFrom, reachesOut } from './calculated-from';
import { checkMetricText } from './check-text';
import { expressionsIn } from './expressions-in';
import type { CheckedFreshness } from './types';

export interface FreshnessResult {
  readonly freshness?: CheckedFreshness;
  readonly diagnostics: readonly Diagnostic[];
}

const path = '/freshness/complete_until';

/** How far the rows of a dataset are complete: a date or timestamp that its own rows tell, without a time, a query or other data. */
export function checkFreshness(
  { freshness }: Pick<DatasetDefinition, 'freshness'>,
  dataset: NamedDataset,
  names: Names,
): FreshnessResult {
  if (freshness === undefined) return { diagnostics: [] };
  const { complete_until: text } = freshness;
  const { expression, diagnostics } = checkMetricText(text, { names: withoutMetrics(names), dataset, path });
  if (expression === undefined) return { diagnostics };
  const parts = expressionsIn(expression);
  const strangers = outermost(parts.flatMap((part) => findStranger(part, dataset))).map(reportStranger);
  const found = [...diagnostics, ...(strangers.length > 0 ? strangers : reportValue(expression))];
  const fields = parts.flatMap((part) =>
    part.kind === 'field' ? [...calculatedFrom(part.field, dataset).fields] : [],
  );
  const isSound = !found.some(({ severity }) => severity === 'error');
  return { ...(isSound && { freshness: { text, fields: [...new Set(fields)] } }), diagnostics: found };
}

/** Metrics are known by name, so that one is refused as what it is. */
function withoutMetrics(names: Names): Names {
  return { ...names, metric: (name) => ({ kind: names.metricNames.includes(name) ? 'barred' : 'unknown' }) };
}

function reportValue({ type, level, span }: Expression): readonly Diagnostic[] {
  if (!isMoment(type)) {
    const words = { what: 'complete_until', expected: 'a date or a timestamp', found: describeType(type) };
    return [diagnose('formula.wrong_type', words, { path, span })];
  }
  return level.kind === 'constant' ? [diagnose('formula.constant_freshness', {}, { path, span })] : [];
}

/** A part of the text that stands on more than the rows of the dataset, and what it is called. */
interface Stranger {
  readonly what: string;
  readonly span: Span;
}

function findStranger(part: Expression, dataset: NamedDataset): readonly Stranger[] {
  const what = nameStranger(part, dataset);
  return what === undefined ? [] : [{ what, span: part.span }];
}

/** Nothing is said about what stands within another one. */
function outermost(strangers: readonly Stranger[]): readonly Stranger[] {
  const isWithin = ({ span: inner }: Stranger, { span: outer }: Stranger) =>
    outer.start <= inner.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;
  return strangers.filter((stranger) => !strangers.some((other) => isWithin(stranger, other)));
}

function reportStranger({ what, span }: Stranger): Diagnostic {
  return diagnose('formula.beyond_freshness', { what }, { path, span });
}

/** What stands on more than the rows of the dataset; undefined for what does not. */
function nameStranger(part: Expression, dataset: NamedDataset): string | undefined {
  switch (part.kind) {
    case 'aggregate':
      if (part.dataset !== dataset.name) return `an aggregate over ${part.dataset}`;
      return part.function === 'first' || part.function === 'last'
        ? `${part.function}(…), which goes by time,`
        : undefined;
    case 'field':
      return nameStrangeField(part, dataset);
    case 'related':
      return `an aggregate over ${part.dataset}`;
    case 'per':
      return '.per(…)';
    case 'context':
      return part.name === 'as_of' ? 'as_of' : 'the period of a query';
    case 'modified':
      return nameModifier(part.modifier.kind);
    case 'call':
      return part.function === 'business_minutes_between' ? 'a calendar' : undefined;
    default:
      return undefined;
  }
}

/** What chooses among the rows, or takes the place of nothing, needs no more than them. */
function nameModifier(kind: Modifier['kind']): string | undefined {
  if (kind === 'where' || kind === 'fill') return undefined;
  return `.${kind === 'running_along' ? 'running' : kind}(…)`;
}

function nameStrangeField(part: FieldReference, dataset: NamedDataset): string | undefined {
  if (reachesOut(part, dataset.name)) return 'a field of another dataset';
  const { parts } = calculatedFrom(part.field, dataset);
  const isStrange = parts.some((beneath) => reachesOut(beneath, dataset.name) || usesCalendar(beneath));
  return isStrange ? `${part.field}, which is calculated from more than its row,` : undefined;
}

function usesCalendar(part: Expression): boolean {
  return part.kind === 'call' && part.function === 'business_minutes_between';
}
