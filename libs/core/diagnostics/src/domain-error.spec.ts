import { DomainError, isRefusal } from './domain-error';

describe('a refusal', () => {
  it('is what comes to the same when it is asked again, not what is away, and no fault of ours', () => {
    expect(isRefusal(DomainError.of('definition.not_found', { kind: 'metric', name: 'x' }))).toBe(true);
    expect(isRefusal(DomainError.of('data.disk_full', {}))).toBe(false);
    expect(isRefusal(new RangeError('x'))).toBe(false);
  });
});
