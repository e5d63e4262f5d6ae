import { locateDiagnostics, type Definition } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import { checkCandidates, definitionKey } from './check-candidates';
import { gatherDefinitions, warningsOf, type DefinitionFile } from './sieve';

export interface CheckedFiles {
  /** All that could be read, sound or not: the world in which the sound ones mean what they mean. */
  readonly definitions: readonly Definition[];
  readonly sound: readonly Definition[];
  /** With file, line and columns. */
  readonly findings: readonly Diagnostic[];
  /** Of what is sound all the same. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Checks files on their own, as a set: each definition beside all others, as if nothing were in force. `connections`: those that datasets
 * can read from, where that is known.
 */
export function checkFiles(
  files: readonly DefinitionFile[],
  now: string,
  connections?: readonly string[],
): CheckedFiles {
  const sieve = gatherDefinitions(files);
  const { standing, findings } = sieve;
  const definitions = [...standing.values()].map(({ definition }) => definition);
  const unsound = checkCandidates([], definitions, now);
  for (const [key, errors] of unsound) {
    const parsed = standing.get(key);
    if (parsed !== undefined) findings.push(...locateDiagnostics(errors, parsed.positions));
  }
  const sound = definitions.filter((one) => !unsound.has(definitionKey(one)));
  return { definitions, sound, findings, warnings: warningsOf(sieve, connections) };
}
