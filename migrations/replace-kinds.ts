import type { QueryRunner } from 'typeorm';

/** Says anew which kinds of definitions there may be; fails while there is one of another kind. */
export async function replaceKinds(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  const list = kinds.map((kind) => `'${kind}'`).join(', ');
  await runner.query(`ALTER TABLE definition_lines DROP CONSTRAINT definition_lines_kind`);
  await runner.query(`ALTER TABLE definition_lines ADD CONSTRAINT definition_lines_kind CHECK (kind IN (${list}))`);
}
