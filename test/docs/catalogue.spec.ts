import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, type ThrowawayFolder } from '../support/throwaway-folder';

const root = join(__dirname, '../..');
const pages = ['catalogue.md', 'catalogue.ru.md', 'catalogue.zh-Hans.md', 'catalogue.zh-Hant.md'];
const pageOf = (page: string) => join(root, 'docs', page);

describe('the catalogue of the metrics that ship with the product', () => {
  let folder: ThrowawayFolder;
  let said: string;

  beforeAll(async () => {
    folder = await makeFolder();
    const { stderr } = spawnSync(process.execPath, ['scripts/catalogue.mjs', join(folder.path, 'catalogue.md')], {
      cwd: root,
      encoding: 'utf8',
    });
    said = stderr;
    if (process.env['UPDATE'] === '1') pages.forEach((page) => copyFileSync(join(folder.path, page), pageOf(page)));
  }, 240_000);

  afterAll(() => folder.remove());

  it('is written without a finding, with a value of every metric', () => {
    expect(said).toBe('');
  });

  it.each(pages)('is %s, as the definitions and the sample company are (UPDATE=1 writes it)', (page) => {
    expect(readFileSync(pageOf(page), 'utf8')).toBe(readFileSync(join(folder.path, page), 'utf8'));
  });

  it.each(pages)('leads somewhere with every link of %s', (page) => {
    const text = readFileSync(pageOf(page), 'utf8');
    const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
    const broken = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id).filter((id) => !anchors.has(id));
    expect(broken).toEqual([]);
  });
});
