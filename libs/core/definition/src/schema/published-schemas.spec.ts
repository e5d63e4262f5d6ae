import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { definitionKinds, definitionSchemas } from './definition-schemas';

const folder = join(__dirname, '../../../../../metric-definitions/schema');

describe.each(definitionKinds)('the published schema of a %s', (kind) => {
  const published = join(folder, `${kind}.schema.json`);
  const text = JSON.stringify(definitionSchemas[kind]);

  it('is the one that the code checks with (UPDATE=1 writes it)', () => {
    if (process.env['UPDATE'] === '1')
      writeFileSync(published, `${JSON.stringify(definitionSchemas[kind], null, 2)}\n`);
    expect(JSON.stringify(JSON.parse(readFileSync(published, 'utf8')))).toBe(text);
  });

  it('is a valid schema of draft 2020-12', () => {
    expect(new Ajv2020().validateSchema(JSON.parse(text))).toBe(true);
  });

  it('refuses unknown keys in every map that names its keys', () => {
    const open = JSON.stringify(JSON.parse(text), (_, part) =>
      part?.properties && part.additionalProperties !== false && part.type !== undefined ? 'OPEN' : part,
    );
    expect(open).not.toContain('OPEN');
  });
});
