import { checkDefinition } from '../check-definition';

const dataset = {
  kind: 'dataset',
  name: 'sales',
  primary_key: ['id'],
  fields: [{ name: 'id', type: 'text' }],
};

function findings(format: unknown, file: string | readonly string[] = 'sales.csv'): readonly string[] {
  const { diagnostics } = checkDefinition({ ...dataset, source: { file, format } });
  return diagnostics.map(({ code, path, message }) => `${code} ${path} ${message}`);
}

describe('the format of a source', () => {
  it('says how CSV is written', () => {
    const format = {
      delimiter: ';',
      quote: '"',
      escape: 'backslash',
      charset: 'windows-1251',
      header: ['id'],
      decimal: ',',
      thousands: 'space',
      date: 'dd.MM.yyyy',
      timestamp: 'dd.MM.yyyy HH:mm',
      boolean: { true: ['да', '1'], false: 'нет' },
      null_text: ['-', 'NULL'],
    };
    expect(findings(format, ['a.csv', 'b.csv.gz'])).toEqual([]);
    const upload = checkDefinition({ ...dataset, source: { upload: true, format } });
    expect(upload.diagnostics).toEqual([]);
  });

  it.each([
    [{ delimiter: ',,' }, 'schema.not_one_of /source/format/delimiter'],
    [{ charset: 'windows-1259' }, 'schema.not_one_of /source/format/charset'],
    [{ decimals: ',' }, 'schema.unknown_key /source/format/decimals'],
    [{ boolean: { true: 'yes' } }, 'schema.missing_key /source/format/boolean'],
    [{ null_text: '' }, 'schema.out_of_bounds /source/format/null_text'],
    [{ header: ['a', 'a'] }, 'schema.duplicate_item /source/format/header/1'],
    [{ thousands: '.' }, 'definition.source_format /source/format/thousands thousands of the format is "."'],
    [{ quote: 'none', escape: 'doubled' }, 'definition.source_format /source/format/escape'],
    [
      { date: 'dd.mm.yyyy' },
      'definition.source_format /source/format/date date of the format "dd.mm.yyyy" names the minute',
    ],
    [{ boolean: { true: 'x', false: ['y', 'x'] } }, 'says "x" both for true and for false'],
    [{ boolean: { true: 'x', false: '-' }, null_text: '-' }, 'says "-", which null_text takes for no value'],
  ])('may not be %j', (format, finding) => {
    expect(findings(format)).toEqual([expect.stringContaining(finding)]);
  });

  it('is not said of files that carry their own', () => {
    expect(findings({ delimiter: ';' }, ['a.csv', 'b.parquet'])).toEqual([
      'definition.source_format /source/format the format is about CSV files, which b.parquet is not',
    ]);
  });
});

describe('the columns of a dataset', () => {
  it('differ by more than case', () => {
    const fields = [...dataset.fields, { name: 'other', type: 'text', column: 'ID' }];
    const { diagnostics } = checkDefinition({ ...dataset, source: { upload: true }, fields });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'the field other has the column "ID", which differs from "id" of id in case alone',
    ]);
  });
});
