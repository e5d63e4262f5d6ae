import type { Definition, ScorecardDefinition } from '@core/definition';

/** Scorecards by name. */
export type Scorecards = ReadonlyMap<string, ScorecardDefinition>;

export function scorecardsIn(definitions: Iterable<Definition>): Scorecards {
  return new Map([...definitions].flatMap((one) => (one.kind === 'scorecard' ? [[one.name, one] as const] : [])));
}
