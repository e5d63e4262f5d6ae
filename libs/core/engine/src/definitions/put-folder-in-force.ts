import type { Diagnostic } from '@core/diagnostics';
import { systemCaller } from '../access/caller';
import type { Clock } from '../ports/clock';
import type { DefinitionProblem, DefinitionStore } from '../ports/definition-store';
import type { Application, ApplyDefinitions } from './apply-definitions';
import type { DefinitionFile } from './sieve';

/** Applies the definition files of a server at its start: the sound ones come into force, the others are kept as problems. */
export class PutFolderInForce {
  constructor(
    private readonly apply: ApplyDefinitions,
    private readonly store: DefinitionStore,
    private readonly clock: Clock,
  ) {}

  async execute(folder: string, files: readonly DefinitionFile[]): Promise<Application> {
    const application = await this.apply.execute({ files, caller: systemCaller, tolerant: true });
    await this.store.recordProblems(folder, groupByFile(application.findings, this.clock.now().toISOString()));
    return application;
  }
}

function groupByFile(findings: readonly Diagnostic[], recorded_at: string): readonly DefinitionProblem[] {
  const files = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const file = finding.place?.file ?? '';
    files.set(file, [...(files.get(file) ?? []), finding]);
  }
  return [...files].map(([file, diagnostics]) => ({ file, diagnostics, recorded_at }));
}
