/** What a condition may name of the judged interval. */
export const observationNames = ['value', 'previous', 'change', 'growth', 'target', 'attainment'] as const;

export type ObservationName = (typeof observationNames)[number];

/** What it may ask of the intervals before, with the fewest that say anything. */
export const historyFunctions = { mean: 2, stddev: 2, zscore: 3 } as const;

export type HistoryFunction = keyof typeof historyFunctions;

/** The most intervals that a condition may look back. */
export const longestHistory = 1000;

/** The most different statistics in one condition: each of them is computed for every dimension member. */
export const mostStatistics = 10;

/** `value`, `previous` …, or a function of the `length` intervals before the judged one. */
export type Observation =
  { readonly name: ObservationName } | { readonly name: HistoryFunction; readonly length: number };

/** An observation as it is written: `growth`, `mean(12)`. */
export function observationKey(observation: Observation): string {
  return 'length' in observation ? `${observation.name}(${observation.length})` : observation.name;
}

export function isObservationName(name: string): name is ObservationName {
  return observationNames.some((known) => known === name);
}

export function isHistoryFunction(name: string): name is HistoryFunction {
  return Object.hasOwn(historyFunctions, name);
}

/** Values, targets and their differences are exact, as decimals; quotients and statistics are doubles. */
export function observationType(name: Observation['name']): 'decimal' | 'number' {
  return name === 'value' || name === 'previous' || name === 'change' || name === 'target' ? 'decimal' : 'number';
}
