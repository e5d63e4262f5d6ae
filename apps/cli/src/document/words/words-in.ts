import { english } from './english';
import { russian } from './russian';
import { simplifiedChinese } from './simplified-chinese';
import { traditionalChinese } from './traditional-chinese';
import type { Words } from './words';

const languages: Readonly<Record<string, Words>> = {
  en: english,
  ru: russian,
  'zh-Hans': simplifiedChinese,
  'zh-Hant': traditionalChinese,
};

/** The words of a catalogue in a language; in English where there are none. */
export function wordsIn(language: string): Words {
  return languages[language] ?? english;
}
