import { charsets } from '../types/dataset-source';
import type { JsonSchema } from './shared';

const file: JsonSchema = {
  type: 'string',
  pattern: '\\.(csv(\\.gz)?|json(\\.gz)?|ndjson(\\.gz)?|jsonl(\\.gz)?|parquet)$',
  patternErrorMessage: 'a file that ends in .csv, .json, .ndjson, .jsonl (each also with .gz) or .parquet',
};

const texts: JsonSchema = {
  type: ['string', 'array'],
  minLength: 1,
  items: { type: 'string', minLength: 1 },
  minItems: 1,
  maxItems: 20,
  uniqueItems: true,
};

const timePattern: JsonSchema = { type: 'string', minLength: 1, maxLength: 60 };

const format: JsonSchema = {
  title: 'Format',
  description: 'How a CSV file is written, where it differs from RFC 4180 and ISO 8601. Nothing is guessed.',
  type: 'object',
  properties: {
    delimiter: {
      description: 'What stands between cells; default: a comma.',
      enum: [',', ';', '|', 'tab'],
      examples: [';', 'tab'],
    },
    quote: {
      description: 'What stands around cells that hold a delimiter or a line break; default: ".',
      enum: ['"', "'", 'none'],
    },
    escape: {
      description: 'How a quote is written within quotes: doubled (default), or after a backslash.',
      enum: ['doubled', 'backslash'],
    },
    charset: {
      description: 'The character set, by its name on the web; default: utf-8. utf-16 is told by its byte order mark.',
      enum: charsets,
      examples: ['windows-1251', 'gb18030', 'shift_jis', 'utf-16le'],
    },
    header: {
      description: 'The columns in their order, for a file that has no header line.',
      type: 'array',
      items: { type: 'string', minLength: 1 },
      minItems: 1,
      uniqueItems: true,
      examples: [['id', 'amount', 'sold_on']],
    },
    decimal: { description: 'What stands before decimals; default: a point.', enum: ['.', ','] },
    thousands: {
      description: 'What parts thousands; default: nothing. space is also a no-break space, narrow or not.',
      enum: [',', '.', "'", 'space'],
    },
    date: {
      description: 'How dates are written, of yyyy, yy, MM, M, MMM, dd, d; default: yyyy-MM-dd.',
      ...timePattern,
      examples: ['dd.MM.yyyy', 'M/d/yyyy', 'yyyy年M月d日'],
    },
    timestamp: {
      description:
        'How timestamps are written: as dates, with HH, H, hh, h, a, mm, ss, S, SSS, SSSSSS, XXX. Default: ISO 8601. Without XXX they are UTC.',
      ...timePattern,
      examples: ['dd.MM.yyyy HH:mm', 'M/d/yyyy h:mm:ss a', 'yyyy-MM-dd HH:mm:ss.SSSXXX'],
    },
    boolean: {
      description: 'The texts for true and for false; default: true and false.',
      type: 'object',
      properties: {
        true: { description: 'One text for true, or several.', ...texts },
        false: { description: 'One text for false, or several.', ...texts },
      },
      required: ['true', 'false'],
      additionalProperties: false,
      examples: [
        { true: 'yes', false: 'no' },
        { true: ['1', 'Y'], false: ['0', 'N'] },
      ],
    },
    null_text: {
      description: 'Texts that stand for no value, as an empty cell always does.',
      ...texts,
      examples: ['NULL', ['-', 'n/a', '\\N']],
    },
  },
  minProperties: 1,
  additionalProperties: false,
  examples: [{ delimiter: ';', charset: 'windows-1251', decimal: ',', thousands: 'space', date: 'dd.MM.yyyy' }],
};

export const sourceSchema: JsonSchema = {
  title: 'Source',
  description: 'Where the rows are: in files, in what is uploaded, or in a database.',
  type: 'object',
  properties: {
    file: {
      description: 'A file, a glob or a list of them, below the data root.',
      type: ['string', 'array'],
      pattern: file['pattern'],
      patternErrorMessage: file['patternErrorMessage'],
      items: file,
      minItems: 1,
      uniqueItems: true,
      examples: ['crm/data/accounts.csv', 'sales/2017-*.parquet', 'exports/orders.csv.gz'],
    },
    upload: { description: 'The rows arrive through the API; before the first ones there are none.', const: true },
    connection: {
      description: 'A database that the operator has named in CONNECTION_<NAME>, in lower case.',
      type: 'string',
      pattern: '^[a-z][a-z0-9_]*$',
      patternErrorMessage: 'the name of a connection: small letters, digits and "_"',
      maxLength: 63,
      examples: ['warehouse'],
    },
    table: {
      description: 'A table or view of the connection, with its schema unless that is public.',
      type: 'string',
      minLength: 1,
      maxLength: 127,
      examples: ['sales.orders', 'customers'],
    },
    query: {
      description: 'One SELECT in the language of the connection, whose columns are those of the fields.',
      type: 'string',
      minLength: 1,
      maxLength: 20_000,
      examples: ['select id, amount::numeric(12,2) as amount, paid_at from sales.payments where not is_test'],
    },
    refresh: {
      description: 'How old the rows of a connection may be before they are read anew; 1h when absent.',
      type: 'string',
      pattern: '^[1-9][0-9]{0,4}(m|h|d)$',
      patternErrorMessage: 'a duration from 1m on, such as 15m, 1h or 1d',
      examples: ['15m', '1h', '1d'],
    },
    format,
  },
  oneOf: [
    branch('file', ['file'], ['format']),
    branch('upload', ['upload'], ['format']),
    branch('connection and table', ['connection', 'table'], ['refresh']),
    branch('connection and query', ['connection', 'query'], ['refresh']),
  ],
  additionalProperties: false,
};

/** One kind of source: the keys that make it one, and those that it may have. */
function branch(title: string, required: readonly string[], further: readonly string[]): JsonSchema {
  const properties = Object.fromEntries([...required, ...further].map((key) => [key, {}]));
  return { title, properties, required, additionalProperties: false };
}
