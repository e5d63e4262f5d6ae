import { DomainError } from '@core/diagnostics';
import { translateError } from './translate-error';

const withCode = (code: string, message = 'failed') => Object.assign(new Error(message), { code });

describe('translateError', () => {
  it.each([
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a server that shuts down', withCode('57P01')],
    ['a server that starts', withCode('57P03')],
    ['too many connections', withCode('53300')],
    ['a statement that took too long', withCode('57014')],
    ['a connection lost', new Error('Connection terminated unexpectedly')],
    ['no free connection', new Error('timeout exceeded when trying to connect')],
    ['several addresses refused', new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')])],
    ['a wrapped error', Object.assign(new Error('query failed'), { driverError: withCode('08006') })],
  ])('says of %s that the database is not answering', (_, error) => {
    const translated = translateError(error);
    expect(translated).toBeInstanceOf(DomainError);
    expect(translated).toMatchObject({ code: 'service.unavailable', status: 503, cause: error });
  });

  it('leaves every other error as it is', () => {
    const duplicate = withCode('23505', 'duplicate key');
    expect(translateError(duplicate)).toBe(duplicate);
    const refusal = DomainError.of('definition.conflict', {});
    expect(translateError(refusal)).toBe(refusal);
  });
});
