import type { FieldRef } from './formula';
import type { Data } from './data';

/**
 * A field as another dataset sees it: by way of the dataset that its name begins with, where a path leads there; else by the same
 * path where that leads to the same place, else by the one shortest path to
 * the same field of the same dataset (a foreign key stands for the key that it points to), else an own field of the same name
 * and type. Undefined where it is not reached, or where two paths are equally short.
 */
export function seenFrom(written: FieldRef, dataset: string, data: Data): FieldRef | undefined {
  if (written.dataset === dataset) return written;
  const ref = shortened(written, data);
  const ways = written.path.length > 0 ? pathsTo(dataset, written.dataset, data) : [];
  if (ways.length > 1) return undefined;
  if (ways[0] !== undefined) return { ...written, dataset, path: [...ways[0], ...written.path] };
  const end = data.endOf(ref.dataset, ref.path);
  if (end === undefined) return undefined;
  for (const place of placesOf({ dataset: end.name, field: ref.field }, data)) {
    const paths = pathsTo(dataset, place.dataset, data);
    const isSame = ref.path.length > 0 && data.endOf(dataset, ref.path)?.name === place.dataset;
    const [path] = isSame ? [ref.path] : paths;
    if (!isSame && paths.length > 1) return undefined;
    if (path !== undefined) return { ...ref, dataset, path, field: place.field };
  }
  return ref.path.length > 0 || ref.local !== undefined ? undefined : namesake(ref, dataset, data);
}

/** The key at the end of a path is the foreign key on this side of the last hop. */
export function shortened(ref: FieldRef, data: Data): FieldRef {
  const before = ref.path.slice(0, -1);
  const owner = ref.path.length === 0 || ref.local !== undefined ? undefined : data.endOf(ref.dataset, before);
  const relationship = owner && data.relationship(owner.name, ref.path.at(-1)!);
  const own = relationship?.pairs.find(([, key]) => key === ref.field)?.[0];
  return own === undefined ? ref : shortened({ ...ref, path: before, field: own }, data);
}

interface Place {
  readonly dataset: string;
  readonly field: string;
}

function placesOf(first: Place, data: Data): readonly Place[] {
  const places = [first];
  for (const place of places) {
    for (const { to, pairs } of data.dataset(place.dataset).relationships) {
      const key = pairs.find(([own]) => own === place.field)?.[1];
      const isNew = !places.some((known) => known.dataset === to && known.field === key);
      if (key !== undefined && isNew) places.push({ dataset: to, field: key });
    }
  }
  return places;
}

/** All shortest many-to-one paths; the empty one to itself. */
export function pathsTo(from: string, to: string, data: Data): readonly (readonly string[])[] {
  let front: readonly { readonly at: string; readonly path: readonly string[] }[] = [{ at: from, path: [] }];
  for (let hops = 0; hops < 6 && front.length > 0; hops += 1) {
    const found = front.filter(({ at }) => at === to);
    if (found.length > 0) return found.map(({ path }) => path);
    front = front.flatMap(({ at, path }) =>
      data.dataset(at).relationships.map(({ name, to: next }) => ({ at: next, path: [...path, name] })),
    );
  }
  return [];
}

function namesake({ dataset: origin, field }: FieldRef, dataset: string, data: Data): FieldRef | undefined {
  const [theirs, own] = [origin, dataset].map((name) => data.dataset(name).fields.find((one) => one.name === field));
  return own !== undefined && own.type === theirs?.type ? { dataset, path: [], field } : undefined;
}

/** Whether two references name one dimension. */
export function isSameField(a: FieldRef, b: FieldRef, data: Data): boolean {
  const [one, other] = [canonical(a, data), canonical(b, data)];
  return one.some((place) => other.includes(place));
}

function canonical(written: FieldRef, data: Data): readonly string[] {
  const ref = shortened(written, data);
  if (ref.local !== undefined) return [`${ref.local}:${ref.field}`];
  const end = data.endOf(ref.dataset, ref.path);
  return end === undefined
    ? []
    : placesOf({ dataset: end.name, field: ref.field }, data).map((place) => `${place.dataset}.${place.field}`);
}
