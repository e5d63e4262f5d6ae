import { relatedLinks } from '../paths/related-links';
import type { Expression, FieldReference, Modifier, RelatedAggregate } from '../tree/expression';
import { calendarNamed } from './calendar-named';
import { expressionsIn } from './expressions-in';
import { resolveDimension } from './lookups';
import type { Catalog, CheckedDataset, CheckedField } from './types';

/** Something that a definition reads by its name: another definition, or a part of a dataset. */
export type NamedPart =
  | { readonly kind: 'metric' | 'dataset' | 'calendar'; readonly name: string }
  | { readonly kind: 'field' | 'relationship'; readonly dataset: string; readonly name: string };

/** What is read, and the place in the definition that reads it, as a JSON pointer. */
export interface Reading {
  readonly reads: NamedPart;
  readonly path: string;
}

/** Gathers readings, each once. */
export class ReadingCollection {
  readonly #found = new Map<string, Reading>();

  /** `home` is the dataset from which dimensions are seen, `locals` are calculated fields of a metric over it. */
  constructor(
    private readonly catalog: Catalog,
    private readonly home?: string,
    private readonly locals?: ReadonlyMap<string, CheckedField>,
  ) {}

  list(): readonly Reading[] {
    return [...this.#found.values()];
  }

  add(reads: NamedPart, path: string): void {
    this.#found.set(JSON.stringify([reads, path]), { reads, path });
  }

  /** Everything beneath an expression. */
  addText(expression: Expression, path: string): void {
    for (const part of expressionsIn(expression)) this.addPart(part, path);
  }

  /** A field, and every relationship on the way to it; a calculated field of the metric itself is none of a dataset. */
  addField({ dataset, path: hops, field: name, local }: FieldReference, path: string): void {
    const end = this.follow(dataset, hops, path);
    if (end !== undefined && local === undefined) this.add({ kind: 'field', dataset: end.name, name }, path);
  }

  /** The field that a dimension's name stands for; nothing where it stands for none. */
  addDimension(name: string, path: string): void {
    const { field } = resolveDimension(name, this.home, this.catalog, this.locals);
    if (field !== undefined) this.addField(field, path);
  }

  private addPart(part: Expression, path: string): void {
    if (part.kind === 'metric') this.add({ kind: 'metric', name: part.name }, path);
    if (part.kind === 'field') this.addField(part, path);
    if (part.kind === 'aggregate') this.addAggregated(part.dataset, path);
    if (part.kind === 'related') this.addRelated(part, path);
    if (part.kind === 'modified') dimensionsOf(part.modifier).forEach((name) => this.addDimension(name, path));
    const calendar = calendarNamed(part);
    if (calendar !== undefined) this.add({ kind: 'calendar', name: calendar }, path);
  }

  /** An aggregate over a dataset places its rows in time, where nothing else is said. */
  private addAggregated(name: string, path: string): void {
    const dataset = this.catalog.dataset(name);
    this.add({ kind: 'dataset', name }, path);
    if (dataset === undefined) return;
    if (dataset.time !== undefined) this.addField(dataset.time, path);
    for (const own of validityFields(dataset)) this.add({ kind: 'field', dataset: name, name: own }, path);
  }

  private addRelated(part: RelatedAggregate, path: string): void {
    this.add({ kind: 'dataset', name: part.dataset }, path);
    this.follow(part.outer, part.up, path);
    this.follow(part.dataset, part.down, path);
    for (const { outer, own } of relatedLinks(part, this.catalog))
      [outer, own].forEach((link) => this.addField(link, path));
  }

  /** The dataset at the end of a path of relationships, each of which is read. */
  private follow(start: string, hops: readonly string[], path: string): CheckedDataset | undefined {
    let dataset = this.catalog.dataset(start);
    for (const name of hops) {
      const relationship = dataset?.relationships.get(name);
      if (dataset === undefined || relationship === undefined) return undefined;
      this.add({ kind: 'relationship', dataset: dataset.name, name }, path);
      dataset = this.catalog.dataset(relationship.to);
    }
    return dataset;
  }
}

function dimensionsOf(modifier: Modifier): readonly string[] {
  switch (modifier.kind) {
    case 'total':
    case 'share':
      return modifier.dimensions.map(({ name }) => name).filter((name) => name !== 'period');
    case 'running_along':
      return [modifier.dimension.name];
    default:
      return [];
  }
}

/** Own fields that say how long a row of an interval dataset holds. */
export function validityFields({ validity }: CheckedDataset): readonly string[] {
  if (validity === undefined) return [];
  const others = validity.kind === 'fields' ? [validity.to] : validity.per;
  return [validity.from, ...others].map(({ field }) => field);
}
