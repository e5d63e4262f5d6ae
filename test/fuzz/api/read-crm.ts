import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { shipped } from '../../support/formulary-server';

/** The definitions of the CRM pipeline in one text. */
export async function readCrm(): Promise<string> {
  const files = (await readdir(join(shipped, 'crm'), { recursive: true })).filter((file) => file.endsWith('.yaml'));
  const texts = await Promise.all(files.map((file) => readFile(join(shipped, 'crm', file), 'utf8')));
  return texts.join('\n---\n');
}
