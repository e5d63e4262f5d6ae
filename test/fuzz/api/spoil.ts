interface Place {
  readonly owner: Record<string, unknown>;
  readonly key: string;
}

/** A JSON text with one of its members gone, misspelt or replaced; which one `at` says. */
export function spoilJson(text: string, at: number, value: unknown): string {
  let tree: unknown;
  try {
    tree = JSON.parse(text);
  } catch {
    return spliceText(text, at, textOf(value));
  }
  const places = [...placesIn(tree)];
  const place = places[at % places.length];
  if (place === undefined) return textOf(value);
  const { owner, key } = place;
  if (at % 5 === 0) delete owner[key];
  else owner[at % 7 === 0 ? `${key}x` : key] = value;
  return JSON.stringify(tree);
}

function* placesIn(value: unknown): Iterable<Place> {
  if (typeof value !== 'object' || value === null) return;
  const owner = value as Record<string, unknown>;
  for (const key of Object.keys(owner)) {
    yield { owner, key };
    yield* placesIn(owner[key]);
  }
}

/** A text with something else in it, at the cost of up to two characters. */
export function spliceText(text: string, at: number, bad: string): string {
  const place = at % (text.length + 1);
  return text.slice(0, place) + bad + text.slice(place + (at % 3));
}

/** Texts as they are, other values as JSON. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
