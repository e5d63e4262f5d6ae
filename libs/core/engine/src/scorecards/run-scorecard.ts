import { diagnose, DomainError, nearestName } from '@core/diagnostics';
import type { Caller } from '../access/caller';
import type { CurrentCatalog } from '../definitions/current-catalog';
import type { NewRun } from '../ports/run-store';
import type { AcceptCommand, AcceptRun } from '../runs/accept-run';
import { askScorecard, type ScorecardAsk } from './ask-scorecard';
import { scorecardsIn } from './scorecards-in';

/** Runs all metrics of the scorecard in force together, and writes down which version of it was asked. */
export class RunScorecard {
  constructor(
    private readonly current: CurrentCatalog,
    private readonly accept: AcceptRun,
  ) {}

  /** Throws `definition.not_found`, and all findings about the request. */
  async execute(name: string, ask: ScorecardAsk, caller: Caller, told: AcceptCommand['told'] = {}): Promise<NewRun> {
    const { versions } = await this.current.read();
    for (const { definition, version } of versions) {
      if (definition.kind !== 'scorecard' || definition.name !== name) continue;
      const task = { kind: 'query' as const, request: askScorecard(definition, ask) };
      const asked = [{ kind: 'scorecard' as const, name, version, current: true }];
      return this.accept.execute({ task, caller, asked, told: { ...told, scorecard: name } });
    }
    const names = [...scorecardsIn(versions.map(({ definition }) => definition)).keys()];
    const words = { kind: 'scorecard', name, nearest: nearestName(name, names) };
    throw DomainError.from([diagnose('definition.not_found', words, { path: '/scorecard' })]);
  }
}
