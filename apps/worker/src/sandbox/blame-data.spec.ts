import { DomainError } from '@core/diagnostics';
import { blameData } from './blame-data';

async function outcome(error: DomainError): Promise<unknown> {
  const work = (async () => {
    throw error;
  })();
  try {
    return await blameData('orders', 'to read it takes more memory than LIMIT_PROCESS_MB', work);
  } catch (found) {
    return found;
  }
}

it('tells want of memory as a fault of the data, with the limit and what was seen', async () => {
  const error = DomainError.of('limit.memory', { limit: 256 * 2 ** 20, observed: 300 * 2 ** 20 });
  expect(await outcome(error)).toMatchObject({
    code: 'data.unusable',
    message:
      'the data of orders cannot be used: to read it takes more memory than LIMIT_PROCESS_MB (the run was stopped with 300 MB of memory; the limit is 256 MB)',
  });
});

it('leaves other refusals as they are', async () => {
  const error = DomainError.of('run.cancelled', {});
  expect(await outcome(error)).toBe(error);
});
