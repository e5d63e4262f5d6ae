import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** How often it is said how much was sent. */
const SAY_EVERY_MS = 1_000;

/** A file as a body; on a terminal it is said how much of it was sent. */
export async function sendFile(file: string): Promise<ReadableStream<Uint8Array>> {
  const { size } = await stat(file);
  return ReadableStream.from(tell(createReadStream(file), size));
}

async function* tell(pieces: AsyncIterable<Buffer>, size: number): AsyncIterable<Uint8Array> {
  let sent = 0;
  let said_at = performance.now();
  for await (const piece of pieces) {
    yield piece;
    sent += piece.length;
    if (!process.stderr.isTTY || performance.now() - said_at < SAY_EVERY_MS) continue;
    said_at = performance.now();
    process.stderr.write(`\r\u001B[2Ksending ${Math.floor((100 * sent) / size)} %`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[2K');
}
