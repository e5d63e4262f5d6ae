import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionSchemas, parseDefinitions } from '@core/definition';

const page = readFileSync(join(__dirname, '../../docs/data.md'), 'utf8');

type Properties = Readonly<Record<string, { readonly properties: Properties }>>;

it('the page on files explains every key of a format', () => {
  const { properties } = definitionSchemas.dataset as unknown as { readonly properties: Properties };
  const keys = Object.keys(properties['source']?.properties['format']?.properties ?? {});
  const [section = ''] = /^## Format$.*?(?=^## )/ms.exec(page) ?? [];
  const explained = [...section.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, key = '']) => key);
  expect(explained.toSorted()).toEqual(keys.toSorted());
});

it('the dataset on the page on files is one', () => {
  const [, text = ''] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? [];
  expect(parseDefinitions(text).diagnostics).toEqual([]);
});
