import { locateDiagnostics, type Definition } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import { checkCandidates, definitionKey } from './check-candidates';
import { gatherDefinitions, type DefinitionFile } from './sieve';

export interface CheckedFiles {
  /** All that could be read, sound or not: the world in which the sound ones mean what they mean. */
  readonly definitions: readonly Definition[];
  readonly sound: readonly Definition[];
  /** With file, line and columns. */
  readonly findings: readonly Diagnostic[];
}

/** Checks files on their own, as a set: each definition beside all others, as if nothing were in force. */
export function checkFiles(files: readonly DefinitionFile[], now: string): CheckedFiles {
  const { standing, findings } = gatherDefinitions(files);
  const definitions = [...standing.values()].map(({ definition }) => definition);
  const unsound = checkCandidates([], definitions, now);
  for (const [key, errors] of unsound) {
    const parsed = standing.get(key);
    if (parsed !== undefined) findings.push(...locateDiagnostics(errors, parsed.positions));
  }
  return { definitions, sound: definitions.filter((one) => !unsound.has(definitionKey(one))), findings };
}
