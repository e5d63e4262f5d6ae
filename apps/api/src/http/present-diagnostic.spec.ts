import { presentDiagnostic } from './present-diagnostic';

const finding = {
  code: 'formula.unknown_field',
  severity: 'error',
  message: 'no such field',
  path: '/formula',
  span: { start: 10, end: 14 },
} as const;

describe('a finding as the API shows it', () => {
  it('has its place in the text of the body', () => {
    expect(presentDiagnostic(finding, { formula: 'count()\n  stag' })).toEqual({
      code: 'formula.unknown_field',
      message: 'no such field',
      path: '/formula',
      line: 2,
      column: 3,
      end_column: 7,
    });
  });

  it('has its place in the file where it came from one', () => {
    const place = { file: 'win_rate.yaml', line: 6, column: 22, end_column: 31 };
    expect(presentDiagnostic({ ...finding, place }, { formula: 'x' })).toMatchObject(place);
  });

  it('has no place where the body has no such text', () => {
    expect(presentDiagnostic(finding, { formula: 3 })).not.toHaveProperty('line');
    expect(presentDiagnostic(finding)).not.toHaveProperty('line');
  });

  it('keeps its hint, and says when it is only a warning', () => {
    expect(presentDiagnostic({ ...finding, severity: 'warning', hint: 'look' })).toMatchObject({
      severity: 'warning',
      hint: 'look',
    });
  });
});
