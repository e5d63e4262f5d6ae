import { locateDiagnostics, parseDefinitions, type Definition, type ParsedDefinition } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { StoredVersion } from '../ports/definition-store';
import { checkCandidates, definitionKey } from './check-candidates';

export interface DefinitionFile {
  /** Path relative to the folder. */
  readonly file: string;
  readonly text: string;
}

/** Candidates that still stand, by `kind:name`, and what was found about those that fell. */
export interface Sieve {
  readonly standing: Map<string, ParsedDefinition>;
  readonly findings: Diagnostic[];
}

/** Checks files on their own, as a set; the findings say where. */
export function checkFiles(
  files: readonly DefinitionFile[],
  now: string,
): { readonly definitions: readonly Definition[]; readonly findings: readonly Diagnostic[] } {
  const sieve = gatherDefinitions(files);
  dropUnsound(sieve, [], now);
  return { definitions: [...sieve.standing.values()].map(({ definition }) => definition), findings: sieve.findings };
}

/** Parses all files; a name that is defined twice stands nowhere. */
export function gatherDefinitions(files: readonly DefinitionFile[]): Sieve {
  const sieve: Sieve = { standing: new Map(), findings: [] };
  const twice = new Set<string>();
  for (const { file, text } of files) {
    const { definitions, diagnostics } = parseDefinitions(text, { file });
    sieve.findings.push(...diagnostics);
    for (const parsed of definitions) {
      const key = definitionKey(parsed.definition);
      const other = sieve.standing.get(key);
      if (other === undefined) {
        sieve.standing.set(key, parsed);
        continue;
      }
      twice.add(key);
      const { kind, name } = parsed.definition;
      const finding = diagnose(
        'definition.defined_twice',
        { kind, name, other: other.positions.file ?? 'the same text' },
        { path: '/name' },
      );
      sieve.findings.push(...locateDiagnostics([finding], parsed.positions));
    }
  }
  twice.forEach((key) => sieve.standing.delete(key));
  return sieve;
}

/** Drops candidates with findings until those left are sound together and break nothing in force. */
export function dropUnsound(sieve: Sieve, current: readonly StoredVersion[], now: string): void {
  for (;;) {
    const candidates: readonly Definition[] = [...sieve.standing.values()].map(({ definition }) => definition);
    const findings = checkCandidates(current, candidates, now);
    const unsound = [...findings].flatMap(([key, errors]) => {
      const candidate = sieve.standing.get(key);
      return candidate === undefined ? [] : [{ key, candidate, errors }];
    });
    for (const { key, candidate, errors } of unsound) {
      sieve.findings.push(...locateDiagnostics(errors, candidate.positions));
      sieve.standing.delete(key);
    }
    if (unsound.length > 0) continue;
    dropBreaking(sieve, findings, current);
    if (findings.size === 0 || sieve.standing.size === candidates.length) return;
  }
}

/** Datasets and metrics in force that the candidates would break: the candidates that replace something give way. */
function dropBreaking(
  sieve: Sieve,
  broken: ReadonlyMap<string, readonly Diagnostic[]>,
  current: readonly StoredVersion[],
): void {
  if (broken.size === 0) return;
  const replacing = current.map(definitionKey).filter((key) => sieve.standing.has(key));
  for (const key of replacing) {
    const candidate = sieve.standing.get(key);
    if (candidate === undefined) continue;
    const reasons = [...broken].flatMap(([victim, errors]) =>
      errors.map(({ message }) =>
        diagnose(
          'definition.breaks',
          { cause: key.replace(':', ' '), victim: victim.replace(':', ' '), reason: message },
          { path: '/name' },
        ),
      ),
    );
    sieve.findings.push(...locateDiagnostics(reasons, candidate.positions));
    sieve.standing.delete(key);
  }
}
