import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFrameQuery, type CompiledQuery, type DialectName } from '@core/sql';
import { goldenFrames } from './frames';

/** UPDATE=1 writes the files anew; they are reviewed as text. */
const isUpdate = process.env['UPDATE'] === '1';
const dialects: readonly DialectName[] = ['duckdb'];

describe.each(dialects)('the SQL of %s', (dialect) => {
  it.each(Object.entries(goldenFrames))('for %s is what its file says', (name, frame) => {
    const file = join(__dirname, dialect, `${name}.sql`);
    const text = render(compileFrameQuery(frame, dialect));
    if (isUpdate) writeFileSync(file, text);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : undefined).toBe(text);
  });

  it('has no file without a frame', () => {
    expect(readdirSync(join(__dirname, dialect)).toSorted()).toEqual(Object.keys(goldenFrames).map((name) => `${name}.sql`).toSorted());
  });
});

function render({ sql, parameters }: CompiledQuery): string {
  const values = parameters.map(({ type, value }, index) => `-- $${index + 1} = ${JSON.stringify(value)} (${type})`);
  return [sql, ...values, ''].join('\n');
}
