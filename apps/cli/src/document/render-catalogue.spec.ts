import { parseDefinitions, type Definition } from '@core/definition';
import { buildCatalog, entersCatalog } from '@core/formula';
import { gatherCatalogue } from './gather-catalogue';
import { renderCatalogue } from './render-catalogue';

const documents = `
kind: dataset
name: deals
source: {file: deals.csv}
primary_key: [id]
time: closed_on
fields:
  - {name: id, type: text}
  - {name: closed_on, type: date}
  - {name: stage, type: text, title: {en: Stage, ru: Этап}}
---
kind: metric
name: deals_closed
title: {en: Deals closed, ru: Закрытые сделки}
description: {en: How many deals were closed., ru: Сколько сделок закрыто.}
dataset: deals
formula: count()
direction: higher_is_better
dimensions: [stage]
target: 10
benchmarks: [{from: 5, description: {en: usual}, source: a handbook}]
tags: [pipeline]
---
kind: metric
name: closings
title: {en: Closings, ru: Закрытия}
alias_of: deals_closed
tags: [pipeline]
---
kind: metric
name: part
dataset: deals
formula: deals_closed / 2
tags: [odds_and_ends, helper]
---
kind: scorecard
name: glance
title: {en: At a glance, ru: Вкратце}
metrics: [deals_closed]
`;

const definitions: readonly Definition[] = parseDefinitions(documents).definitions.map(({ definition }) => definition);
const catalog = buildCatalog(
  definitions.filter(entersCatalog).map((definition) => ({ definition, version: 1, current: true })),
);
const render = async (language: string) =>
  renderCatalogue(await gatherCatalogue(catalog, definitions, undefined), language, [
    { language: 'ru', file: 'catalogue.ru.md' },
  ]);

describe('a catalogue', () => {
  it('tells each metric by section, with all that its definition says of it', async () => {
    const page = await render('en');
    expect(page).toContain('- [Opportunities and pipeline](#section-pipeline) (2)');
    expect(page).toContain(
      [
        '<a id="deals_closed"></a>\n\n### Deals closed\n\n`deals_closed`\n\nHow many deals were closed.\n\n```\ncount()\n```\n',
        '- **Better**: higher',
        '- **Target**: 10',
        '- **Benchmark**: from 5: usual (a handbook)',
        '- **Broken down by**: Stage `stage`',
        '- **Data**: `deals`',
        '- **Also called**: [Closings](#closings)',
      ].join('\n'),
    );
    expect(page).toContain('### Closings\n\n`closings`\n\nAnother name of [Deals closed](#deals_closed).');
    expect(page).toContain('### At a glance\n\n`glance`\n\n- [Deals closed](#deals_closed)');
  });

  it('puts the parts of other metrics at the end of their section, which is called by its tag where it is not known', async () => {
    const page = await render('en');
    expect(page).toContain('## odds and ends');
    expect(page).toContain('### Parts that other metrics are made of\n\n<a id="part"></a>\n\n#### part');
  });

  it('speaks the language of its page', async () => {
    const page = await render('ru');
    expect(page).toContain('### Закрытые сделки');
    expect(page).toContain('- **Разрезы**: Этап `stage`');
    expect(page).toContain('Другое название показателя [Закрытые сделки](#deals_closed).');
  });
});
