/** Character sets that text files come in, by the names of the WHATWG Encoding Standard; `utf-16` is told by its byte order mark. */
export type Charset = (typeof charsets)[number];

/** @see https://encoding.spec.whatwg.org/#names-and-labels */
export const charsets = [
  'utf-8',
  'utf-16',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-3',
  'iso-8859-4',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-9',
  'iso-8859-10',
  'iso-8859-13',
  'iso-8859-14',
  'iso-8859-15',
  'koi8-r',
  'koi8-u',
  'ibm866',
  'macintosh',
  'x-mac-cyrillic',
  'gb18030',
  'gbk',
  'big5',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'euc-kr',
] as const;

/** How a CSV file is written. What is absent is as in RFC 4180 and ISO 8601; nothing is ever guessed from the content. */
export interface FileFormat {
  /** `,` when absent. */
  readonly delimiter?: ',' | ';' | '|' | 'tab';
  /** `"` when absent. */
  readonly quote?: '"' | "'" | 'none';
  /** How a quote stands within quotes: twice (when absent), or after a backslash. */
  readonly escape?: 'doubled' | 'backslash';
  /** `utf-8` when absent; a byte order mark says UTF-16 as well. */
  readonly charset?: Charset;
  /** The columns of a file that has no header line, in their order. */
  readonly header?: readonly string[];
  /** `.` when absent. */
  readonly decimal?: '.' | ',';
  /** What parts thousands; nothing when absent. `space` is a space, a no-break space or a narrow one. */
  readonly thousands?: ',' | '.' | "'" | 'space';
  /** A pattern such as `dd.MM.yyyy`. */
  readonly date?: string;
  /** A pattern such as `dd.MM.yyyy HH:mm:ss`. */
  readonly timestamp?: string;
  /** Texts for true and for false, in place of `true` and `false`. */
  readonly boolean?: { readonly true: TextOrTexts; readonly false: TextOrTexts };
  /** Texts that stand for no value, as the empty cell does. */
  readonly null_text?: TextOrTexts;
}

type TextOrTexts = string | readonly string[];

/** Files below the data root: a path, a pattern or a list of them. */
export interface FileSource {
  readonly file: string | readonly string[];
  readonly format?: FileFormat;
}

/** Rows that arrive through the API; before the first ones the dataset is there and empty. `format` tells how CSV is sent. */
export interface UploadSource {
  readonly upload: true;
  readonly format?: FileFormat;
}

interface Connected {
  /** A database of the operator's, by the name that the instance knows it by. */
  readonly connection: string;
  /** How old rows may be before they are read anew, such as `15m`; an hour when absent. */
  readonly refresh?: string;
  readonly format?: undefined;
}

/** A table or view of a connection: `orders`, or `sales.orders` with its schema. */
export interface TableSource extends Connected {
  readonly table: string;
}

/** One SELECT in the language of the connection. */
export interface QuerySource extends Connected {
  readonly query: string;
}

/** Rows of a database, read whole in one transaction: they are as of the last reading. */
export type ConnectionSource = TableSource | QuerySource;

/** Where the rows of a dataset are. */
export type SourceDefinition = FileSource | UploadSource | ConnectionSource;
