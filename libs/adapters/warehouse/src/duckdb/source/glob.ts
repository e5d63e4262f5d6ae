/** Whether a path pattern stands for several files. */
export function isGlob(pattern: string): boolean {
  return /[*?[]/.test(pattern);
}

/**
 * A piece of a pattern. `folders` (any number of whole folders) is followed by `folder`, where it is within one. Characters are code
 * points.
 */
type Piece =
  | { readonly kind: 'one'; readonly takes: (character: string) => boolean }
  | { readonly kind: 'many'; readonly takes: (character: string) => boolean }
  | { readonly kind: 'folders' }
  | { readonly kind: 'folder' };

/**
 * A pattern as a test of whole relative paths: `**` any folders, `*` and `?` within one name, `[…]` one character, `[!…]` one other.
 * All ways to read a path are followed at once, so that no pattern takes longer than its length times that of the path: as a regular
 * expression one of 60 characters would go on for years.
 */
export function matcherOf(pattern: string): (path: string) => boolean {
  const pieces = piecesOf(pattern);
  return (path) => {
    let places = reach(pieces, [0]);
    for (const character of path) {
      if (places.size === 0) return false;
      places = reach(
        pieces,
        [...places].flatMap((place) => step(pieces, place, character)),
      );
    }
    return places.has(pieces.length);
  };
}

function piecesOf(pattern: string): readonly Piece[] {
  return [...pattern.matchAll(/\*\*\/|\*\*|\*|\?|\[!?[^\]/]+\]|./gsu)].flatMap(([part]): readonly Piece[] => {
    if (part === '**/') return [{ kind: 'folders' }, { kind: 'folder' }];
    if (part === '**') return [{ kind: 'many', takes: () => true }];
    if (part === '*') return [{ kind: 'many', takes: isOfName }];
    if (part === '?') return [{ kind: 'one', takes: isOfName }];
    if (part.length > 2 && part.startsWith('[')) return [{ kind: 'one', takes: classOf(part.slice(1, -1)) }];
    return [{ kind: 'one', takes: (character) => character === part }];
  });
}

function isOfName(character: string): boolean {
  return character !== '/';
}

/** `a-z_`: single characters and ranges of them; `!` at the beginning means all others. */
function classOf(text: string): (character: string) => boolean {
  const isOther = text.length > 1 && text.startsWith('!');
  const ranges = [...text.slice(isOther ? 1 : 0).matchAll(/(.)-(.)|./gsu)].map(
    ([one, from = one, to = one]) => [codeOf(from), codeOf(to)] as const,
  );
  return (character) => {
    const code = codeOf(character);
    return isOfName(character) && ranges.some(([from, to]) => from <= code && code <= to) !== isOther;
  };
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** The places from which the pattern goes on, with those that are reached by taking nothing. */
function reach(pieces: readonly Piece[], places: readonly number[]): ReadonlySet<number> {
  const reached = new Set(places);
  for (const place of reached) {
    const kind = pieces[place]?.kind;
    if (kind === 'many') reached.add(place + 1);
    if (kind === 'folders') reached.add(place + 2);
  }
  return reached;
}

/** Where a character leads from a place; nowhere when it does not fit. */
function step(pieces: readonly Piece[], place: number, character: string): readonly number[] {
  const piece = pieces[place];
  switch (piece?.kind) {
    case undefined:
      return [];
    case 'one':
      return piece.takes(character) ? [place + 1] : [];
    case 'many':
      return piece.takes(character) ? [place] : [];
    case 'folders':
      return isOfName(character) ? [place + 1] : [];
    case 'folder':
      return [isOfName(character) ? place : place - 1];
  }
}
