import { locateDiagnostics, parseDefinitions, type Definition, type ParsedDefinition } from '@core/definition';
import { diagnose, type Diagnostic } from '@core/diagnostics';
import type { Principal } from '../access/principal';
import type { StoredVersion } from '../ports/definition-store';
import { checkCandidates, definitionKey, soundBeside } from './check-candidates';
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
 * fallen. It is not tried without end: of very many unsound ones some may fall with others.
 */
function takeDown(sieve: Sieve, candidates: Candidates, present: Present): Candidates {
  for (const [key] of candidates) sieve.standing.delete(key);
  const left = { looks: MOST_LOOKS, trials: MOST_TRIALS };
  let fallen = candidates;
  for (let risen = findRisen(sieve, fallen, present, left); risen.length > 0;) {
    for (const [key, candidate] of risen) sieve.standing.set(key, candidate);
    fallen = fallen.filter(([key]) => !sieve.standing.has(key));
    risen = findRisen(sieve, fallen, present, left);
  }
  return fallen;
}

/** Looks at one candidate by itself, which are cheap, and trials of what candidates do to all others, which are not. */
const MOST_LOOKS = 5_000;
const MOST_TRIALS = 20;

/** How many of them are left. */
interface Patience {
  looks: number;
  trials: number;
}

/** Of what has fallen all that is sound again; where that does not go together, the first that goes. */
function findRisen(sieve: Sieve, fallen: Candidates, present: Present, left: Patience): Candidates {
  const goTogether = (group: Candidates) => {
    if ((left.trials -= 1) < 0) return false;
    const { current, now, owner } = present;
    const found = checkCandidates(current, [...standingOf(sieve), ...definitionsOf(group)], now, owner);
    return [...found.keys()].every((key) => sieve.standing.has(key));
  };
  const sound = lookForSound(sieve, fallen, present, left);
  if (sound.length === 0 || goTogether(sound)) return sound;
  const first = sound.find((candidate) => goTogether([candidate]));
  return first === undefined ? [] : [first];
}

/** Those that are sound beside what stands, then those that are so beside these. */
function lookForSound(sieve: Sieve, fallen: Candidates, { current, now, owner }: Present, left: Patience): Candidates {
  const sound = new Set<Candidates[number]>();
  for (;;) {
    const isSound = soundBeside(current, [...standingOf(sieve), ...definitionsOf([...sound])], now, owner);
    const more = fallen.filter((one) => !sound.has(one) && (left.looks -= 1) >= 0 && isSound(one[1].definition));
    if (more.length === 0) return [...sound];
    for (const one of more) sound.add(one);
  }
}

function definitionsOf(candidates: Candidates): readonly Definition[] {
  return candidates.map(([, { definition }]) => definition);
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
