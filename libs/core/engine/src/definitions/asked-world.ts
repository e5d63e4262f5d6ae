import type { Definition } from '@core/definition';
import type { Catalog } from '@core/formula';
import type { Principal } from '../access/principal';
import type { ScheduleInForce } from '../schedules/schedule-version';
import { scorecardsIn, type Scorecards } from '../scorecards/scorecards-in';

/** Where definitions that ask for others are checked: what they can name, and the moment of the question. */
export interface AskedWorld {
  readonly catalog: Catalog;
  readonly scorecards: Scorecards;
  readonly schedules: readonly ScheduleInForce[];
  readonly now: string;
  /** On whose behalf what is checked will read rows; all of them are read where this does not matter. */
  readonly owner?: Principal | undefined;
}

/** The world of these definitions; the catalog is made of those among them that enter one. */
export function askedWorld(definitions: Iterable<Definition>, catalog: Catalog, now: string): AskedWorld {
  const all = [...definitions];
  const scorecards = scorecardsIn(all);
  const schedules = all.flatMap((definition) => {
    if (definition.kind !== 'schedule') return [];
    const scorecard = scorecards.get(definition.scorecard ?? '');
    return [{ definition, ...(scorecard && { scorecard: { definition: scorecard } }) }];
  });
  return { catalog, scorecards, schedules, now };
}
