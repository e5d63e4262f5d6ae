import type { Definition } from '@core/definition';
import type { Diagnostic } from '@core/diagnostics';
import type { Catalog } from '@core/formula';
import type { Principal } from '../access/principal';
import type { StoredVersion } from '../ports/definition-store';
import { askedWorld, type AskedWorld } from './asked-world';
import { assembleCatalog, unsavedEntries } from './assemble-catalog';
import { checkAlert } from './check-alert';
import { checkSchedule, checkScorecard } from './check-asking';
import type { CatalogSnapshot } from './current-catalog';

/** Findings by definition (`metric:win_rate`), for candidates and for current definitions that they would break. */
export type FindingsByDefinition = ReadonlyMap<string, readonly Diagnostic[]>;

export function definitionKey({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${kind}:${name}`;
}

/**
 * Checks candidates in the world they would make: each must be sound, and nothing in force may break. What is broken
 * already is not held against them. What reads rows on behalf of who saves it, here `owner`, must be theirs to read.
 */
export function checkCandidates(
  current: readonly StoredVersion[],
  candidates: readonly Definition[],
  now: string,
  owner?: Principal,
): FindingsByDefinition {
  const before = assembleCatalog(current);
  const catalog = before.with(unsavedEntries(candidates));
  const inForce = current.map(({ definition }) => definition);
  const all = new Map<string, Definition>(inForce.map((definition) => [definitionKey(definition), definition]));
  for (const candidate of candidates) all.set(definitionKey(candidate), candidate);
  const world = askedWorld(all.values(), catalog, now);
  const proposed = new Set(candidates.map(definitionKey));
  const findings = checkAll(all, (key) => (proposed.has(key) ? { ...world, owner } : world));
  const victims = [...findings.keys()].filter((key) => !proposed.has(key));
  if (victims.length > 0) {
    const known = askedWorld(inForce, before, now);
    for (const key of victims) {
      const definition = all.get(key);
      if (definition !== undefined && checkOne(definition, known).some(isError)) findings.delete(key);
    }
  }
  return findings;
}

/** What is wrong with one candidate in the world it would join, and the catalog of that world. */
export function checkCandidate(
  current: Pick<CatalogSnapshot, 'catalog' | 'versions'>,
  candidate: Definition,
  now: string,
  owner?: Principal,
): { readonly findings: readonly Diagnostic[]; readonly catalog: Catalog } {
  const catalog = current.catalog.with(unsavedEntries([candidate]));
  const inForce = current.versions.map(({ definition }) => definition);
  const world = { ...askedWorld(inForce, catalog, now), owner };
  return { findings: checkOne(candidate, world).filter(isError), catalog };
}

/** Tells of one more candidate at a time whether it is sound beside those that stand; what it breaks is not looked for. */
export function soundBeside(
  current: readonly StoredVersion[],
  standing: readonly Definition[],
  now: string,
  owner?: Principal,
): (candidate: Definition) => boolean {
  const catalog = assembleCatalog(current, standing);
  const present = [...current.map(({ definition }) => definition), ...standing];
  const all = new Map(present.map((definition) => [definitionKey(definition), definition]));
  return (candidate) => {
    const others = new Map(all).set(definitionKey(candidate), candidate).values();
    const world = { ...askedWorld(others, catalog.with(unsavedEntries([candidate])), now), owner };
    return !checkOne(candidate, world).some(isError);
  };
}

function checkAll(
  definitions: ReadonlyMap<string, Definition>,
  worldOf: (key: string) => AskedWorld,
): Map<string, readonly Diagnostic[]> {
  const findings = new Map<string, readonly Diagnostic[]>();
  for (const [key, definition] of definitions) {
    const errors = checkOne(definition, worldOf(key)).filter(isError);
    if (errors.length > 0) findings.set(key, errors);
  }
  return findings;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function checkOne(definition: Definition, world: AskedWorld): readonly Diagnostic[] {
  switch (definition.kind) {
    case 'schedule':
      return checkSchedule(definition, world);
    case 'scorecard':
      return checkScorecard(definition, world);
    case 'alert':
      return checkAlert(definition, world);
    default:
      return world.catalog.diagnosticsOf(definition.kind, definition.name);
  }
}
