import { renderDiagnostic } from '@core/diagnostics';
import { toDomainError } from './to-domain-error';

describe('a problem that the server answers', () => {
  it('says in which file and line a finding stands', () => {
    const error = { code: 'definition.cron', message: 'a time that does not exist', path: '/cron' };
    const { diagnostics } = toDomainError(422, {
      errors: [{ ...error, file: 'schedules/monthly.yaml', line: 8, column: 7, end_column: 20 }],
    });
    expect(diagnostics.map(renderDiagnostic)).toEqual([
      'definition.cron  schedules/monthly.yaml:8:7\n  a time that does not exist',
    ]);
  });

  it('keeps the pointer of a finding about a body, and the remedy of a refusal', () => {
    const refusal = toDomainError(422, {
      detail: '"foo" is not one month',
      hint: 'name one month, such as 2017-03',
      errors: [{ code: 'schema.wrong_type', message: 'text is expected', path: '/interval' }],
    });
    expect(refusal).toMatchObject({ message: '"foo" is not one month', hint: 'name one month, such as 2017-03' });
    expect(refusal.diagnostics.map(renderDiagnostic)).toEqual(['schema.wrong_type  /interval\n  text is expected']);
  });

  it('without a document says the status', () => {
    expect(toDomainError(502, {})).toMatchObject({ code: 'http.502', message: 'the server answered 502' });
  });
});
