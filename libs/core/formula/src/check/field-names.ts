import { nearestName } from '@core/diagnostics';
import { followPath, type Followed } from '../paths/follow-path';
import { reach } from '../paths/reach';
import type { Name, PathNode } from '../syntax/syntax-node';
import type { FieldReference } from '../tree/expression';
import type { CheckContext, NamedDataset } from './context';

type Parts = PathNode['parts'];

/** What a path of names can mean: a field of the document's dataset, or of a dataset that is named first. */
export interface Reading {
  readonly start: NamedDataset;
  readonly names: Parts | readonly Name[];
  readonly followed: Followed;
}

export interface Readings {
  readonly own: Reading | undefined;
  readonly held: Reading | undefined;
}

/** Follows a path in both ways in which it can be read. */
export function readPath(parts: Parts, context: Pick<CheckContext, 'names' | 'dataset'>): Readings {
  const { names, dataset } = context;
  const [first, ...rest] = parts;
  const holder = rest.length > 0 ? names.dataset(first.name) : undefined;
  return { own: dataset && follow(dataset, parts), held: holder && follow(holder, rest) };

  function follow(start: NamedDataset, path: readonly Name[]): Reading {
    return {
      start,
      names: path,
      followed: followPath(
        start,
        path.map(({ name }) => name),
        names,
      ),
    };
  }
}

/** The field that a reading leads to, as a reference; reports a field that has findings of its own. */
export function fieldReference(
  { start, names, followed }: Reading,
  { span }: Pick<PathNode, 'span'>,
  { findings }: Pick<CheckContext, 'findings'>,
): FieldReference | undefined {
  if (followed.kind !== 'field') return undefined;
  const { path, field, checked } = followed;
  if (checked === undefined) {
    const name = names.at(-1)?.name ?? field;
    const cycle = followed.end.fields.cycle?.(name);
    if (cycle) return findings.report('formula.cycle', { cycle }, span);
    return findings.report('formula.unsound', { kind: 'field', name }, span);
  }
  return {
    kind: 'field',
    dataset: start.name,
    path,
    field,
    ...(followed.end.fields.isLocal?.(field) && { local: checked }),
    type: checked.type,
    level: { kind: 'row', dataset: start.name },
    span,
  };
}

/**
 * The field that a path names on a row. Where both readings lead to a field, they must be the same dimension, unless
 * the expression chooses its dataset (`chooses`): then the rows differ and the path is ambiguous.
 */
export function checkField(node: PathNode, chooses: boolean, context: CheckContext): FieldReference | undefined {
  const readings = readPath(node.parts, context);
  const own = readings.own?.followed.kind === 'field' ? readings.own : undefined;
  const held = readings.held?.followed.kind === 'field' ? readings.held : undefined;
  if (own && held && !areOne(own, held, chooses, context)) {
    const written = node.parts.map(({ name }) => name).join('.');
    const candidates = [`${own.start.name}.${written}`, `the rows of ${held.start.name}`];
    context.findings.report('formula.ambiguous_name', { name: written, candidates }, node.span);
    return undefined;
  }
  const reading = own ?? held;
  if (reading) return fieldReference(reading, node, context);
  reportNoField(node.parts, readings, context);
  return undefined;
}

function areOne(own: Reading, held: Reading, chooses: boolean, { names }: CheckContext): boolean {
  const { followed, start } = held;
  if (start.name === own.start.name) return followed.kind === own.followed.kind && samePath(followed, own.followed);
  if (chooses || followed.kind !== 'field' || own.followed.kind !== 'field' || !followed.checked) return false;
  const { path, field, checked } = followed;
  const reference: FieldReference = {
    kind: 'field',
    dataset: start.name,
    path,
    field,
    type: checked.type,
    level: { kind: 'row', dataset: start.name },
    span: { start: 0, end: 0 },
  };
  const reached = reach(reference, own.start.name, names);
  return reached.kind === 'reached' && samePath(reached.reference, own.followed);
}

function samePath(a: object, b: object): boolean {
  const key = ({ path, field }: { path?: readonly string[]; field?: string }) => [...(path ?? []), field].join('.');
  return key(a) === key(b);
}

/** Says where a path breaks off, by the reading that goes further. */
export function reportNoField(parts: Parts, { own, held }: Readings, context: CheckContext): undefined {
  const [first, ...rest] = parts;
  const { findings, names, dataset } = context;
  const startsOwn = own !== undefined && (rest.length === 0 || dataset?.relationships.has(first.name));
  const reading = startsOwn ? own : (held ?? (rest.length === 0 ? own : undefined));
  if (reading) return reportBreak(reading, parts, context);
  if (dataset === undefined && rest.length === 0) {
    const example = `dataset.${first.name}`;
    return findings.report('formula.dataset_needed', { written: first.name, example }, first.span);
  }
  const nearest = nearestName(first.name, [...(dataset?.relationships.keys() ?? []), ...names.datasetNames]);
  if (dataset === undefined)
    return findings.report('formula.unknown_dataset', { name: first.name, nearest }, first.span);
  return findings.report(
    'formula.unknown_relationship',
    { dataset: dataset.name, relationship: first.name, first: true, nearest },
    first.span,
  );
}

function reportBreak({ followed, names }: Reading, parts: Parts, { findings }: CheckContext): undefined {
  const whole = { start: parts[0].span.start, end: (parts.at(-1) ?? parts[0]).span.end };
  if (followed.kind === 'relationship') {
    const [name] = [names.at(-1)?.name ?? ''];
    const field = [...followed.end.fields.keys()][0] ?? 'name';
    const example = `${parts.map((part) => part.name).join('.')}.${field}`;
    return findings.report('formula.relationship_as_value', { name, dataset: followed.owner.name, example }, whole);
  }
  if (followed.kind === 'field') return undefined;
  const { name, span } = names[followed.index] ?? parts[0];
  if (followed.kind === 'missing_dataset')
    return findings.report('formula.unknown_dataset', { name: followed.dataset }, span);
  const { owner, last } = followed;
  const candidates = [...(last ? owner.fields.keys() : []), ...owner.relationships.keys()];
  const nearest = nearestName(name, candidates);
  if (last) return findings.report('formula.unknown_field', { dataset: owner.name, field: name, nearest }, span);
  return findings.report('formula.unknown_relationship', { dataset: owner.name, relationship: name, nearest }, span);
}
