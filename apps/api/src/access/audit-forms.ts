import type { AuditEntry, AuditFilter, AuditLog } from '@core/engine';
import { toCsv, type ResultColumn } from '@core/result';

/** Entries that are read at once. */
const PART = 500;

const names = ['at', 'actor_id', 'actor', 'action', 'subject', 'request_id', 'details', 'id'] as const;
const columns: readonly ResultColumn[] = names.map((name) => ({ name, type: 'text' }));

type AuditForm = (log: AuditLog, filter: AuditFilter) => AsyncIterable<string>;

/** The whole trail that a filter selects, newest first, as files; JSON is a page. */
export const auditForms = {
  'application/x-ndjson': writeNdjson,
  'text/csv': writeCsv,
} as const satisfies Readonly<Record<string, AuditForm>>;

export const auditTypes = ['application/json', 'application/x-ndjson', 'text/csv'] as const;

async function* writeNdjson(log: AuditLog, filter: AuditFilter): AsyncGenerator<string> {
  for await (const entries of partsOf(log, filter)) yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** What callers named may begin like a formula of a spreadsheet, and is made harmless. */
function writeCsv(log: AuditLog, filter: AuditFilter): AsyncGenerator<string> {
  return toCsv(columns, rowsOf(log, filter), { neutralise: true });
}

async function* rowsOf(log: AuditLog, filter: AuditFilter) {
  for await (const entries of partsOf(log, filter)) yield entries.map(toRow);
}

function toRow(entry: AuditEntry): readonly (string | null)[] {
  return names.map((name) => (name === 'details' ? JSON.stringify(entry.details) : (entry[name] ?? null)));
}

async function* partsOf(log: AuditLog, filter: AuditFilter): AsyncGenerator<readonly AuditEntry[]> {
  let cursor: string | undefined;
  do {
    const page = await log.list(filter, { limit: PART, ...(cursor !== undefined && { cursor }) });
    yield page.items;
    cursor = page.next_cursor;
  } while (cursor !== undefined);
}
