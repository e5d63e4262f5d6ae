import { setTimeout as pause } from 'node:timers/promises';

interface Closable {
  close(): Promise<void>;
  disconnect(): Promise<void>;
}

/** Closes a part of BullMQ; drops its connections when that takes longer than `limit_ms` from `idle` on. */
export async function closeWithin(limit_ms: number, part: Closable, idle: () => Promise<void>): Promise<void> {
  const done = new AbortController();
  const closed = part.close().then(
    () => true,
    () => false,
  );
  const late = idle().then(() => pause(limit_ms, false, { signal: done.signal }).catch(() => false));
  const clean = await Promise.race([closed, late]);
  done.abort();
  if (!clean) await Promise.race([part.disconnect().catch(() => {}), pause(limit_ms, undefined, { ref: false })]);
}
