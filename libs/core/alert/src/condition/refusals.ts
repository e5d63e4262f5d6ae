import { nearestName, type Span } from '@core/diagnostics';
import type { Findings, SyntaxNode } from '@core/formula';
import { historyFunctions, isHistoryFunction, isObservationName, observationNames } from './observation';
import { functions } from './operations';

/** What other tools call the words of a condition. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['actual', 'value'],
  ['current', 'value'],
  ['prev', 'previous'],
  ['last', 'previous'],
  ['delta', 'change'],
  ['diff', 'change'],
  ['goal', 'target'],
  ['plan', 'target'],
  ['avg', 'mean'],
  ['average', 'mean'],
  ['std', 'stddev'],
  ['stdev', 'stddev'],
  ['z_score', 'zscore'],
  ['isnull', 'is_null'],
]);

const functionNames = [...Object.keys(historyFunctions), ...functions.keys()];
const knownFunctions = functionNames.map((name) => (isHistoryFunction(name) ? `${name}(n)` : name));

/** Says that a name means nothing here, with the nearest one that does. */
export function reportName(name: string, span: Span, findings: Findings): undefined {
  const nearest = nearestOf(name, [...observationNames, ...Object.keys(historyFunctions)]);
  const instead = isHistoryFunction(nearest ?? '') ? `write ${nearest}(n), as in ${nearest}(12)` : undefined;
  return findings.report('alert.unknown_name', { name, nearest, instead, known: observationNames }, span);
}

/** Says that a function means nothing here. */
export function reportFunction(name: string, span: Span, findings: Findings): undefined {
  const nearest = nearestOf(name, [...functionNames, ...observationNames]);
  const instead = nearest && isObservationName(nearest) ? `write ${nearest}, without parentheses` : undefined;
  return findings.report('alert.unknown_function', { name, nearest, instead, known: knownFunctions }, span);
}

/** `value.growth()`: what formulas do with modifiers, names do here. */
export function reportModifier({ name, span }: { name: string; span: Span }, findings: Findings): undefined {
  const hint = isObservationName(name) ? `write ${name}` : `it can name ${observationNames.join(', ')}`;
  return findings.report('alert.not_in_condition', { what: `modifier ".${name}"`, hint }, span);
}

const FOREIGN = {
  text: { what: 'texts', hint: 'a number is written without quotes' },
  duration: { what: 'durations', hint: 'how far to look back is a number of intervals, as in mean(12)' },
  list: { what: 'lists', hint: 'join comparisons with "or"' },
} as const;

/** Says that a kind of value does not belong here: conditions are about numbers. */
export function reportForeign(
  { kind, span }: { readonly kind: Extract<SyntaxNode['kind'], keyof typeof FOREIGN>; readonly span: Span },
  findings: Findings,
): undefined {
  return findings.report('alert.not_in_condition', FOREIGN[kind], span);
}

function nearestOf(name: string, known: readonly string[]): string | undefined {
  if (known.includes(name)) return name;
  const synonyms = [...SYNONYMS.keys()].filter((word) => known.includes(SYNONYMS.get(word) ?? ''));
  const nearest = nearestName(name, [...known, ...synonyms]);
  const meant = SYNONYMS.get(name.toLowerCase()) ?? (nearest && (SYNONYMS.get(nearest) ?? nearest));
  return meant !== undefined && known.includes(meant) ? meant : undefined;
}
