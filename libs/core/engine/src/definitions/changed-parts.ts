import type { DatasetDefinition, Definition } from '@core/definition';
import { nodeId } from '../lineage/lineage-graph';
import { changedKeys, diffDefinitions } from './diff-definitions';

/** Something whose meaning a change touches, and the places of the change in the changed definition. */
export interface ChangedPart {
  /** The id of its node in a lineage. */
  readonly id: string;
  readonly paths: readonly string[];
}

/** Words for people, and what is checked without changing a value. */
const words = new Set(['title', 'description', 'owner', 'tags']);
const mute: Readonly<Partial<Record<Definition['kind'], ReadonlySet<string>>>> = {
  metric: new Set(['format', 'benchmarks', 'grain', 'status', 'tests']),
  dataset: new Set(['assertions', 'freshness', 'fields', 'relationships']),
};

/** Which parts of a definition mean something else after a change; fields and relationships of a dataset one by one. */
export function changedParts(before: Definition, after: Definition): readonly ChangedPart[] {
  const keys = changedKeys(before, after).filter((key) => !words.has(key) && !mute[after.kind]?.has(key));
  const whole = keys.length === 0 ? [] : [{ id: nodeId(after.kind, after.name), paths: keys.map((key) => `/${key}`) }];
  if (before.kind !== 'dataset' || after.kind !== 'dataset') return whole;
  return [...whole, ...changedItems(before, after, 'fields'), ...changedItems(before, after, 'relationships')];
}

/** Items by name that are no longer there or say something else; new ones are used by nothing yet. */
function changedItems(
  before: DatasetDefinition,
  after: DatasetDefinition,
  key: 'fields' | 'relationships',
): readonly ChangedPart[] {
  const kind = key === 'fields' ? 'field' : 'relationship';
  const now = after[key] ?? [];
  return (before[key] ?? []).flatMap((item) => {
    const index = now.findIndex(({ name }) => name === item.name);
    const differs = diffDefinitions(item, now[index]).some(({ path }) => !words.has(path.split('/')[1] ?? ''));
    const paths = [index < 0 ? `/${key}` : `/${key}/${index}`];
    return differs ? [{ id: nodeId(kind, item.name, after.name), paths }] : [];
  });
}
