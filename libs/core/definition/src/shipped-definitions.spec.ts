import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDefinitions } from './parse-definitions';

const root = join(__dirname, '../../../../metric-definitions');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));

describe.each(files)('the shipped definition %s', (file) => {
  const { definitions, diagnostics } = parseDefinitions(readFileSync(join(root, file), 'utf8'), { file });
  const definition = definitions[0]?.definition;

  it('is sound, and named like its file', () => {
    expect(diagnostics).toEqual([]);
    expect(definitions).toHaveLength(1);
    expect(file).toMatch(new RegExp(`(^|/)${definition?.kind}s/([a-z_]+/)?${definition?.name}\\.yaml$`));
  });

  it('has a title in every language and a description', () => {
    expect(Object.keys(definition?.title ?? {})).toEqual(['en', 'ru', 'zh-Hans', 'zh-Hant']);
    expect(definition?.description).toBeDefined();
  });

  it('has two tests at least, if it is a metric', () => {
    const isMeasured = definition?.kind === 'metric' && definition.alias_of === undefined;
    const tests = isMeasured ? (definition.tests?.length ?? 0) : undefined;
    expect(tests ?? 2).toBeGreaterThanOrEqual(2);
  });
});
