import { LRUCache } from 'lru-cache';
import type { LocalizedText } from './types/shared';

/** What tags mean takes long to find out, and the same few come with every text of an answer. */
const locales = new LRUCache<string, { readonly locale: Intl.Locale | undefined }>({ max: 200 });

/**
 * The text in the language that a reader likes best, then in English, then in the first language there is.
 * `languages` are tags in order of preference; a tag without a script means its usual one, so that `zh` and `zh-CN`
 * find `zh-Hans`, `zh-TW` finds `zh-Hant`.
 */
export function localize(text: LocalizedText | undefined, languages: readonly string[], fallback: string): string {
  if (text === undefined) return fallback;
  if (typeof text === 'string') return text;
  const offered = Object.keys(text);
  for (const wanted of [...languages, 'en']) {
    const found = chooseLanguage(wanted, offered);
    if (found !== undefined) return text[found] ?? fallback;
  }
  return Object.values(text)[0] ?? fallback;
}

/** The tag itself, else one of the same language and script, else one of the same language. */
function chooseLanguage(wanted: string, offered: readonly string[]): string | undefined {
  const exact = offered.find((tag) => tag.toLowerCase() === wanted.toLowerCase());
  if (exact !== undefined) return exact;
  const locale = readLocale(wanted);
  if (locale === undefined) return undefined;
  const sameLanguage = offered.filter((tag) => readLocale(tag)?.language === locale.language);
  return sameLanguage.find((tag) => readLocale(tag)?.script === locale.script) ?? sameLanguage[0];
}

/** Undefined for what is no language tag, such as `*`. */
function readLocale(tag: string): Intl.Locale | undefined {
  const known = locales.get(tag) ?? { locale: parseLocale(tag) };
  locales.set(tag, known);
  return known.locale;
}

function parseLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
}
