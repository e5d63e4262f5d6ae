import { diagnose, DomainError } from '@core/diagnostics';
import { renderFailure } from './report-failure';

describe('what is said of a failure', () => {
  it('names the file that cannot be read', () => {
    const missing = Object.assign(new Error("ENOENT: no such file or directory, stat 'a.yaml'"), {
      code: 'ENOENT',
      path: 'a.yaml',
    });
    expect(renderFailure(missing)).toBe('a.yaml: there is no such file');
    expect(renderFailure(new Error('the disk is full'))).toBe('the disk is full');
  });

  it('shows the first of many rows that do not fit, and how many more there are', () => {
    const rows = Array.from({ length: 13 }, (_, index) =>
      diagnose('data.broken_row', { row: `line ${index + 2}`, reason: 'is no record' }),
    );
    const text = renderFailure(DomainError.from(rows));
    expect(text).toContain('line 11 is no record');
    expect(text).not.toContain('line 12');
    expect(text).toMatch(/and 3 more like these$/);
  });

  it('does not let what it tells of steer the terminal', () => {
    expect(renderFailure(new Error('row 1:\n\u001B[31m\u202Ered'))).toBe('row 1:\n<U+001B>[31m<U+202E>red');
  });

  it('shows all findings about definitions', () => {
    const findings = Array.from({ length: 13 }, (_, index) =>
      diagnose('definition.not_found', { kind: 'metric', name: `m${index}` }),
    );
    expect(renderFailure(DomainError.from(findings))).toContain('"m12"');
  });
});
