/**
 * The offer that an Accept header (RFC 9110) likes best, the first of equals; undefined when it likes none. A missing
 * header accepts everything.
 */
export function negotiate<Offer extends string>(
  accept: string | undefined,
  offers: readonly Offer[],
): Offer | undefined {
  if (accept === undefined || accept.trim() === '') return offers[0];
  const ranges = accept.split(',').map(parseRange);
  const liked = offers
    .map((offer) => ({ offer, quality: qualityOf(offer, ranges) }))
    .filter(({ quality }) => quality > 0);
  return liked.reduce<(typeof liked)[number] | undefined>(
    (best, next) => (best === undefined || next.quality > best.quality ? next : best),
    undefined,
  )?.offer;
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function parseRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const value = quality === undefined ? 1 : Number(quality.slice(2));
  return { type, quality: Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0 };
}

/** The most specific range that covers the offer decides. */
function qualityOf(offer: string, ranges: readonly Range[]): number {
  const family = `${offer.slice(0, offer.indexOf('/'))}/*`;
  for (const type of [offer, family, '*/*']) {
    const range = ranges.find((candidate) => candidate.type === type);
    if (range !== undefined) return range.quality;
  }
  return 0;
}

/** What an Accept header says beside a media type that it names: `neutralised` of `text/csv; formulas=neutralised`. */
export function acceptParameter(accept: string | undefined, type: string, name: string): string | undefined {
  for (const text of (accept ?? '').toLowerCase().split(',')) {
    const [found, ...parameters] = text.split(';').map((part) => part.trim());
    const parameter = found === type ? parameters.find((part) => part.startsWith(`${name}=`)) : undefined;
    if (parameter !== undefined) return parameter.slice(name.length + 1).replace(/^"(.*)"$/, '$1');
  }
  return undefined;
}

/** Every text of an answer is looked for in each of them. */
const MOST_LANGUAGES = 10;

/** The languages of an Accept-Language header, best first, each once; of very many the best. */
export function preferredLanguages(header: string | undefined): readonly string[] {
  if (header === undefined) return [];
  const liked = header
    .split(',')
    .map((text) => ({ tag: text.split(';')[0]?.trim() ?? '', quality: parseRange(text).quality }))
    .filter(({ tag, quality }) => tag !== '' && tag !== '*' && quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
  return [...new Set(liked)].slice(0, MOST_LANGUAGES);
}
