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
    const findings = checkCandidates(current, standingOf(sieve), now);
    const unsound = [...findings].flatMap(([key, errors]) => {
      const parsed = sieve.standing.get(key);
      return parsed === undefined ? [] : [{ key, parsed, errors }];
    });
    if (unsound.length > 0) {
      for (const { key } of unsound) sieve.standing.delete(key);
      readmit(sieve, unsound, { current, now });
      continue;
    }
    if (findings.size === 0 || !dropBreaking(sieve, findings, { current, now })) return;
  }
}

/** What is in force when candidates come, and when that is. */
interface Present {
  readonly current: readonly StoredVersion[];
  readonly now: string;
}

interface Unsound {
  readonly key: string;
  readonly parsed: ParsedDefinition;
  readonly errors: readonly Diagnostic[];
}

/** What was only brought down by another candidate stands again now that that one has fallen; the rest is reported. */
function readmit(sieve: Sieve, unsound: readonly Unsound[], { current, now }: Present): void {
  const isSoundNow = ({ parsed }: Unsound) =>
    checkCandidates(current, [...standingOf(sieve), parsed.definition], now).size === 0;
  let fallen = unsound;
  for (let risen = fallen.find(isSoundNow); risen !== undefined; risen = fallen.find(isSoundNow)) {
    const { key, parsed } = risen;
    sieve.standing.set(key, parsed);
    fallen = fallen.filter((other) => other.key !== key);
  }
  for (const { parsed, errors } of fallen) sieve.findings.push(...locateDiagnostics(errors, parsed.positions));
}

function standingOf({ standing }: Sieve): readonly Definition[] {
  return [...standing.values()].map(({ definition }) => definition);
}

/** Definitions in force that the candidates would break: the candidates that do it give way. */
function dropBreaking(sieve: Sieve, broken: ReadonlyMap<string, readonly Diagnostic[]>, present: Present): boolean {
  const causes = findCauses(sieve, broken, present);
  for (const [key, candidate] of causes) {
    const cause = key.replace(':', ' ');
    const reasons = [...broken].flatMap(([victim, errors]) =>
      errors.map(({ message: reason }) =>
        diagnose('definition.breaks', { cause, victim: victim.replace(':', ' '), reason }, { path: '/name' }),
      ),
    );
    sieve.findings.push(...locateDiagnostics(reasons, candidate.positions));
    sieve.standing.delete(key);
  }
  return causes.length > 0;
}

type Candidates = readonly (readonly [key: string, candidate: ParsedDefinition])[];

/** Changed candidates that replace something; where alerts alone would break, also new ones, and only those that matter to them. */
function findCauses(
  { standing }: Sieve,
  broken: ReadonlyMap<string, readonly Diagnostic[]>,
  { current, now }: Present,
): Candidates {
  const inForce = new Map(current.map((version) => [definitionKey(version), version.hash]));
  const changed = [...standing].filter(([key, { hash }]) => inForce.get(key) !== hash);
  const alerts = current.filter((version) => version.kind === 'alert' && broken.has(definitionKey(version)));
  if (alerts.length < broken.size) return changed.filter(([key]) => inForce.has(key));
  const watched = new Set(alerts.flatMap(({ definition }) => (definition.kind === 'alert' ? [definition.metric] : [])));
  const suspects = changed.filter(
    ([, { definition }]) =>
      definition.kind === 'schedule' ||
      definition.kind === 'scorecard' ||
      (definition.kind === 'metric' && watched.has(definition.name)),
  );
  const all = [...standing.values()];
  const guilty = suspects.filter(([, suspect]) => {
    const others = all.filter((one) => one !== suspect).map(({ definition }) => definition);
    return checkCandidates(current, others, now).size < broken.size;
  });
  return guilty.length > 0 ? guilty : suspects;
}
