import { localize } from '@core/definition';
import type { Catalog } from '@core/formula';
import type { Words } from './words/words';

/** In which language and beside what a metric is told. */
export interface Telling {
  readonly language: string;
  readonly words: Words;
  readonly catalog: Catalog;
  readonly period: string | undefined;
}

export function titleOf(name: string, { catalog, language }: Telling): string {
  return localize(catalog.metric(name)?.definition.title, [language], name);
}

export function link(name: string, telling: Telling): string {
  return `[${titleOf(name, telling)}](#${name})`;
}
