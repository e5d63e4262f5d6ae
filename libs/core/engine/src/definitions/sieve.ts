import { locateDiagnostics, parseDefinitions, type Definition, type ParsedDefinition } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { Principal } from '../access/principal';
import type { StoredVersion } from '../ports/definition-store';
import { checkCandidates, definitionKey } from './check-candidates';
import { findUnknownConnections } from './unknown-connections';

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
export function dropUnsound(sieve: Sieve, present: Present): void {
  for (;;) {
    const findings = checkCandidates(present.current, standingOf(sieve), present.now, present.owner);
    const unsound = [...sieve.standing].filter(([key]) => findings.has(key));
    if (unsound.length > 0) {
      for (const [key, { positions }] of takeDown(sieve, unsound, present))
        sieve.findings.push(...locateDiagnostics(findings.get(key) ?? [], positions));
      continue;
    }
    const fallen = findings.size === 0 ? [] : takeDownCauses(sieve, [...findings.keys()], present);
    if (fallen.length === 0) return;
    for (const [key, { positions }] of fallen)
      sieve.findings.push(...locateDiagnostics(describeBreakage(key, findings), positions));
  }
}

/** Of datasets that stand, with their places. `connections`: those there are, where that is known. */
export function warningsOf({ standing }: Sieve, connections: readonly string[] | undefined): readonly Diagnostic[] {
  return [...standing.values()].flatMap(({ definition, positions }) =>
    locateDiagnostics(findUnknownConnections(definition, connections), positions),
  );
}

/** What is in force when candidates come, when that is, and to whom they will belong. */
export interface Present {
  readonly current: readonly StoredVersion[];
  readonly now: string;
  readonly owner?: Principal;
}

type Candidates = readonly (readonly [key: string, candidate: ParsedDefinition])[];

/**
 * Candidates fall; what another one of them alone had brought down stands again, which is never all of them. Answers those that have
 * fallen.
 */
function takeDown(sieve: Sieve, candidates: Candidates, { current, now, owner }: Present): Candidates {
  for (const [key] of candidates) sieve.standing.delete(key);
  const isSoundNow = ([key, { definition }]: Candidates[number]) => {
    const found = [...checkCandidates(current, [...standingOf(sieve), definition], now, owner).keys()];
    return found.every((other) => other !== key && sieve.standing.has(other));
  };
  let fallen = candidates;
  for (let risen = fallen.find(isSoundNow); risen !== undefined; risen = fallen.find(isSoundNow)) {
    const [key, candidate] = risen;
    sieve.standing.set(key, candidate);
    fallen = fallen.filter(([other]) => other !== key);
  }
  return fallen;
}

function standingOf({ standing }: Sieve): readonly Definition[] {
  return [...standing.values()].map(({ definition }) => definition);
}

/**
 * Candidates because of which definitions in force would break give way. Alerts break with what says whose values they watch, be
 * it new; for anything else all changed candidates that replace something fall, for trying each of many takes long.
 */
function takeDownCauses(sieve: Sieve, broken: readonly string[], present: Present): Candidates {
  const inForce = new Map(present.current.map((version) => [definitionKey(version), version]));
  const changed = [...sieve.standing].filter(([key, { hash }]) => inForce.get(key)?.hash !== hash);
  const watched = broken.map((key) => {
    const definition = inForce.get(key)?.definition;
    return definition?.kind === 'alert' ? definition.metric : undefined;
  });
  const suspects = changed.filter(
    ([, { definition }]) =>
      definition.kind === 'schedule' ||
      definition.kind === 'scorecard' ||
      (definition.kind === 'metric' && watched.includes(definition.name)),
  );
  if (suspects.length > 0 && !watched.includes(undefined)) return takeDown(sieve, suspects, present);
  const replacing = changed.filter(([key]) => inForce.has(key));
  for (const [key] of replacing) sieve.standing.delete(key);
  return replacing;
}

function describeBreakage(key: string, broken: ReadonlyMap<string, readonly Diagnostic[]>): readonly Diagnostic[] {
  const cause = key.replace(':', ' ');
  return [...broken].flatMap(([victim, errors]) =>
    errors.map(({ message: reason }) =>
      diagnose('definition.breaks', { cause, victim: victim.replace(':', ' '), reason }, { path: '/name' }),
    ),
  );
}
