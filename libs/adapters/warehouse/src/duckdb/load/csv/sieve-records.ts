import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SourceFile } from '../../source/find-source-files';
import { mostFindings } from '../finding-list';
import type { RejectedRows } from '../row-source';
import { readRecords, type CsvFile } from './read-records';

/**
 * Copies the sound records of a file, each on a line of its own, after a byte order mark: the first record may begin with what
 * looks like one. Answers those that are none.
 */
export async function sieveRecords(file: SourceFile, csv: CsvFile, copy: string): Promise<RejectedRows> {
  const first: { place: string; reason: string }[] = [];
  let count = 0;
  async function* sound(): AsyncGenerator<Buffer> {
    yield mark;
    for await (const records of readRecords(csv)) {
      const lines: Buffer[] = [];
      for (const { line, bytes, problem } of records) {
        if (problem === undefined) lines.push(bytes, newline);
        else if ((count += 1) <= mostFindings) first.push({ place: placeIn(file, line), reason: problem });
      }
      yield Buffer.concat(lines);
    }
  }
  await pipeline(Readable.from(sound(), { highWaterMark: 2 }), createWriteStream(copy));
  return { count, first };
}

/** Says where the sound records stand that have these places among them. */
export async function placeRecords(
  file: SourceFile,
  csv: CsvFile,
  ordinals: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = new Set(ordinals);
  const places = new Map<number, string>();
  let ordinal = 0;
  for await (const records of readRecords(csv)) {
    for (const { line, problem } of records) {
      if (problem !== undefined) continue;
      if (wanted.has(ordinal)) places.set(ordinal, placeIn(file, line));
      if (places.size === wanted.size) return places;
      ordinal += 1;
    }
  }
  return places;
}

const mark = Buffer.from('\ufeff');
const newline = Buffer.from('\n');

function placeIn({ name }: SourceFile, line: number): string {
  return `${name}, line ${line}`;
}
