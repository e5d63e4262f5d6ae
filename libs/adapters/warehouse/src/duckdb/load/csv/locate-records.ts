import { createReadStream } from 'node:fs';

/** Where a record begins: its line from 1. `previousEnd` to `end` are its bytes and those of empty lines before it. */
export interface LocatedRecord {
  readonly line: number;
  readonly previousEnd: number;
  readonly end: number;
}

const quote = 0x22;
const comma = 0x2c;
const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * Walks the records of a CSV file after its header, as RFC 4180 splits them: a line break in quotes ends no record,
 * and an empty line is none (unless `keepsEmpty`, as in a file of one column). Stops when `visit` answers false.
 */
export async function locateRecords(
  path: string,
  keepsEmpty: boolean,
  visit: (record: LocatedRecord) => boolean,
): Promise<void> {
  const walk = createWalk(keepsEmpty, visit);
  for await (const chunk of createReadStream(path)) {
    for (const byte of chunk as Buffer) if (!walk.take(byte)) return;
  }
  walk.finish();
}

function createWalk(keepsEmpty: boolean, visit: (record: LocatedRecord) => boolean) {
  let [offset, line, startLine, previousEnd, length] = [0, 1, 1, 0, 0];
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  let wasReturn = false;
  let isHeader = true;
  const endRecord = (): boolean => {
    const record = { line: startLine, previousEnd, end: offset };
    const counts = !isHeader && (length > 0 || keepsEmpty);
    if (length > 0 || counts || isHeader) previousEnd = offset;
    isHeader = false;
    [length, startLine, state] = [0, line, 'start'];
    return !counts || visit(record);
  };
  const breakLine = (): boolean => {
    line += 1;
    return state === 'quoted' || endRecord();
  };
  return {
    take: (byte: number): boolean => {
      offset += 1;
      const follows = wasReturn && byte === newline;
      wasReturn = byte === carriageReturn;
      if (follows) {
        if (state === 'start' && length === 0) previousEnd = Math.max(previousEnd, offset);
        return true;
      }
      if (byte === newline || byte === carriageReturn) return breakLine();
      length += 1;
      if (byte === quote)
        state = state === 'start' || state === 'closed' ? 'quoted' : state === 'quoted' ? 'closed' : state;
      else if (state !== 'quoted') state = byte === comma ? 'start' : 'plain';
      return true;
    },
    finish: (): void => void (length > 0 && endRecord()),
  };
}
