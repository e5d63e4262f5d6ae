import { renderUpload } from './render-upload';

describe('what an upload came to', () => {
  const answer = { dataset: 'orders', version: 3, accepted: 1_200, rejected_count: 0, rejected: [], row_count: 5_000 };

  it('is one line where all rows were taken', () => {
    expect(renderUpload(answer)).toBe('orders: 1,200 rows accepted; version 3 has 5,000 rows\n');
  });

  it('names the rows that were passed over', () => {
    const rejected = [
      { line: 3, field: 'amount', value: 'much', reason: 'is not a number' },
      { row: 4, field: 'id', value: null, reason: 'is part of the primary key and may not be empty' },
      { line: 9, reason: 'is not well-formed CSV' },
    ];
    expect(renderUpload({ ...answer, rejected_count: 5, rejected })).toBe(
      [
        'orders: 1,200 rows accepted, 5 passed over; version 3 has 5,000 rows',
        '  line 3: amount "much" is not a number',
        '  row 4: id (empty) is part of the primary key and may not be empty',
        '  line 9: is not well-formed CSV',
        '  and 2 more',
        '',
      ].join('\n'),
    );
  });
});
