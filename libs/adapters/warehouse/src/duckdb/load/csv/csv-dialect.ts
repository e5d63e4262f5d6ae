import type { FileFormat } from '@core/definition';

/** The characters that make a text CSV. */
export interface CsvDialect {
  readonly delimiter: string;
  /** None when absent. */
  readonly quote?: string | undefined;
  /** Stands before a quote within quotes: a quote, or a backslash. */
  readonly escape?: string | undefined;
  /** Given where the file has no header line. */
  readonly header?: readonly string[] | undefined;
}

/** As RFC 4180 has it, where a format says nothing else. */
export function dialectOf({ delimiter = ',', quote = '"', escape = 'doubled', header }: FileFormat): CsvDialect {
  const parts = { delimiter: delimiter === 'tab' ? '\t' : delimiter, header };
  return quote === 'none' ? parts : { ...parts, quote, escape: escape === 'doubled' ? quote : '\\' };
}
