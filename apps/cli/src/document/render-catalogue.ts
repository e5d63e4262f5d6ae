import { localize, type ScorecardDefinition } from '@core/definition';
import type { Catalogue, CatalogueMetric, CatalogueSection } from './gather-catalogue';
import { renderMetric } from './render-metric';
import { nameSection } from './section-names';
import { tellWhole } from './tell-value';
import { link, titleOf, type Telling } from './telling';
import { wordsIn } from './words/words-in';

/** Rows of a breakdown that a table has room for. */
const MOST_ROWS = 3;

/** The same page in another language. */
export interface OtherPage {
  readonly language: string;
  readonly file: string;
}

/** A catalogue as one page of Markdown: contents, scorecards, then each section as a table and its metrics in full. */
export function renderCatalogue(catalogue: Catalogue, language: string, others: readonly OtherPage[] = []): string {
  const words = wordsIn(language);
  const { catalog, sections, scorecards, period } = catalogue;
  const telling: Telling = { language, words, catalog, period };
  const all = sections.flatMap(({ metrics, helpers }) => [...metrics, ...helpers]);
  const count = sections.reduce((sum, { metrics }) => sum + metrics.length, 0);
  const links = others.map((other) => `[${nameLanguage(other.language)}](${other.file})`);
  const contents = [
    ...(scorecards.length > 0 ? [`- [${words.scorecards}](#scorecards)`] : []),
    ...sections.map(({ name, metrics }) => `- [${nameSection(name, language)}](#section-${name}) (${metrics.length})`),
  ];
  return `${[
    `# ${words.title}`,
    ...(links.length > 0 ? [links.join(' · ')] : []),
    words.intro(count, period),
    `## ${words.contents}`,
    contents.join('\n'),
    ...(scorecards.length > 0 ? ['<a id="scorecards"></a>', `## ${words.scorecards}`] : []),
    ...scorecards.map((scorecard) => renderScorecard(scorecard, all, telling)),
    ...sections.map((section) => renderSection(section, telling)),
  ].join('\n\n')}\n`;
}

function renderScorecard(
  { name, title, description, metrics }: ScorecardDefinition,
  all: readonly CatalogueMetric[],
  telling: Telling,
): string {
  const { language, words } = telling;
  const tell = (asked: string) => {
    const { metric, measured } = all.find((one) => one.metric.name === asked) ?? {};
    const value = measured && tellWhole(measured, metric?.definition.format, telling, MOST_ROWS);
    return `- ${link(asked, telling)}${value === undefined ? '' : `${words.colon}${value}`}`;
  };
  return [
    `### ${localize(title, [language], name)}`,
    `\`${name}\``,
    localize(description, [language], ''),
    metrics.map(tell).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function renderSection({ name, metrics, helpers }: CatalogueSection, telling: Telling): string {
  const { words, language } = telling;
  const byTitle = (list: readonly CatalogueMetric[]) => {
    const { compare } = new Intl.Collator(language);
    return list.toSorted((a, b) => compare(titleOf(a.metric.name, telling), titleOf(b.metric.name, telling)));
  };
  const parts = byTitle(helpers);
  return [
    `<a id="section-${name}"></a>`,
    `## ${nameSection(name, language)}`,
    ...(metrics.length > 0 ? [renderTable(byTitle(metrics), telling)] : []),
    ...byTitle(metrics).map((metric) => renderMetric(metric, telling)),
    ...(parts.length > 0 ? [`### ${words.helpers}`, ...parts.map((part) => renderMetric(part, telling, 4))] : []),
  ].join('\n\n');
}

/** Metrics at a glance. */
function renderTable(metrics: readonly CatalogueMetric[], telling: Telling): string {
  const { words, period } = telling;
  const heads = [words.metric, ...(period === undefined ? [] : [period]), words.better];
  const rows = metrics.map(({ metric, measured }) => {
    const { format, direction } = metric.definition;
    const value = measured ? tellWhole(measured, format, telling, MOST_ROWS) : '';
    const title = link(metric.name, telling);
    return [
      metric.alias_of === undefined ? title : `${title} = ${link(metric.alias_of, telling)}`,
      ...(period === undefined ? [] : [value]),
      direction ? words.directions[direction] : '',
    ];
  });
  const aligned = heads.map((_, index) => (period !== undefined && index === 1 ? '--:' : '---'));
  return [heads, aligned, ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

function nameLanguage(language: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
}
