import { DomainError } from '@core/diagnostics';
import { eachByItself } from './each-by-itself';

async function work(failures: Readonly<Record<number, Error>>) {
  const done: number[] = [];
  const all = eachByItself([1, 2, 3], async (number) => {
    const failure = failures[number];
    if (failure !== undefined) throw failure;
    done.push(number);
  });
  return { thrown: await all.catch((error: unknown) => error), done };
}

describe('work that is done for each by itself', () => {
  it('goes on after a failure, and throws the first one in the end', async () => {
    const [first, second] = [new Error('first'), new RangeError('second')];
    expect(await work({ 1: first, 2: second })).toEqual({ thrown: first, done: [3] });
    expect(await work({})).toEqual({ thrown: undefined, done: [1, 2, 3] });
  });

  it('ends where a backing service is away', async () => {
    const away = DomainError.of('service.unavailable', { service: 'the database' });
    expect(await work({ 2: away })).toEqual({ thrown: away, done: [1] });
  });
});
