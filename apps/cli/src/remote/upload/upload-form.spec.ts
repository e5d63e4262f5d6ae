import { uploadForm } from './upload-form';

describe('what an upload says of its file', () => {
  it('follows from the name', () => {
    expect(uploadForm('data/orders.csv')).toEqual({ 'content-type': 'text/csv' });
    expect(uploadForm('orders.2026.JSONL.gz')).toEqual({
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
    });
    expect(uploadForm('orders.csv', 'windows-1251')['content-type']).toBe('text/csv; charset=windows-1251');
  });

  it('is not guessed of other files', () => {
    expect(() => uploadForm('orders.xlsx')).toThrow('.csv, .ndjson, .jsonl, .json, .parquet');
    expect(() => uploadForm('orders')).toThrow('none of');
  });
});
