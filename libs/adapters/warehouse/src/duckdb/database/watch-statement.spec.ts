import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from './create-database';
import { countProgress, watchStatement } from './watch-statement';

it('tells how far a statement is while it is under way', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'statement-'));
  const file = join(folder, 'numbers.csv');
  await writeFile(file, '1\n'.repeat(100_000));
  const instance = await createDatabase({ folders: [folder] }, { threads: 1 });
  const connection = await instance.connect();
  try {
    await countProgress(connection);
    const files = Array.from({ length: 20_000 }, () => `'${file}'`); // for longer than anybody would wait
    const statement = connection.run(
      `SELECT count(*) FROM read_csv([${files.join(', ')}], auto_detect = false, columns = {'n': 'INTEGER'})`,
    );
    const told: number[] = [];
    const watched = watchStatement(connection, statement, (share) => {
      told.push(share);
      connection.interrupt();
    });
    await expect(watched).rejects.toThrow('INTERRUPT');
    expect(told[0]).toBeGreaterThan(0);
    expect(told[0]).toBeLessThan(1);
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true });
  }
});
