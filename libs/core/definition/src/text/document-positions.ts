import { pointerSteps, type Place, type Span } from '@core/diagnostics';
import { isMap, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml';
import type { PositionIndex } from '../types/definition';
import { scalarOffsets, styleOf } from './scalar-offsets';
import { placeOf, type SourceText } from './source-text';

interface Found {
  readonly key: ParsedNode | null;
  readonly value: ParsedNode | null;
}

/** The positions of one YAML document, found by walking its nodes when asked. */
export function documentPositions(source: SourceText, root: ParsedNode): PositionIndex {
  return {
    ...(source.file !== undefined && { file: source.file }),
    locate: (path, part) => {
      const { key, value } = findNode(root, pointerSteps(path));
      if (part === 'key' && key !== null) return placeOfNode(source, key);
      if (typeof part === 'object' && isScalar(value)) return placeInScalar(source, value, part);
      return placeOfNode(source, value ?? key ?? root);
    },
  };
}

/** Follows the steps as far as they lead: where one is missing, the node that lacks it is found. */
function findNode(root: ParsedNode, steps: readonly string[]): Found {
  let found: Found = { key: null, value: root };
  for (const step of steps) {
    const next = findChild(found.value, step);
    if (next === undefined) return found;
    found = next;
  }
  return found;
}

function findChild(node: ParsedNode | null, step: string): Found | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(step)];
    return value && { key: null, value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && key.source === step);
  return pair && { key: pair.key, value: pair.value };
}

/** A map is marked by its first key, a list by its first entry. */
function placeOfNode(source: SourceText, node: ParsedNode): Place {
  const first = isMap(node) && !node.flow ? node.items[0]?.key : undefined;
  const [start, end] = (first ?? node).range;
  return placeOf(source, start, end);
}

function placeInScalar(source: SourceText, scalar: Scalar.Parsed, { start, end }: Span): Place {
  const range = { start: scalar.range[0], style: styleOf(scalar), value: scalar.source };
  const offsets = scalarOffsets(source.text, range);
  const behind = offsets.at(-1)?.[1] ?? scalar.range[1];
  const from = offsets[start]?.[0] ?? behind;
  return placeOf(source, from, Math.max(offsets[end - 1]?.[1] ?? behind, from));
}
