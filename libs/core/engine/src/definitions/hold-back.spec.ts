import { systemCaller } from '../access/caller';
import type { StoredVersion } from '../ports/definition-store';
import { holdBack } from './hold-back';
import { gatherDefinitions } from './sieve';

const text = (formula: string) => `kind: metric\nname: m\nformula: ${formula}\n`;
const sieveOf = (formula: string) => gatherDefinitions([{ file: 'm.yaml', text: text(formula) }]);

function stored(version: number, formula: string, published_at?: string): StoredVersion {
  const { definition, hash } = sieveOf(formula).standing.get('metric:m')!;
  const common = { kind: 'metric', name: 'm', created_at: '', created_by: '', saved_by: systemCaller } as const;
  const state = published_at === undefined ? 'draft' : 'published';
  return { ...common, version, state, current: false, definition, hash, ...(published_at && { published_at }) };
}

async function held(formula: string, current: StoredVersion, ...others: readonly StoredVersion[]) {
  const sieve = sieveOf(formula);
  const line = [current, ...others].toSorted((a, b) => b.version - a.version);
  const store = { versions: () => Promise.resolve(line) };
  const versions = await holdBack(store, sieve, [{ ...current, current: true }]);
  return { versions: versions.map(({ version }) => version), standing: [...sieve.standing.keys()] };
}

describe('a definition file', () => {
  const first = stored(1, '"1"', '2026-03-01');
  const second = stored(2, '"2"', '2026-02-01');

  it('does not undo a rollback from the version that it still defines', async () => {
    expect(await held('"2"', first, second)).toEqual({ versions: [1], standing: [] });
  });

  it('comes into force when it has changed since', async () => {
    expect(await held('"3"', first, second)).toEqual({ versions: [], standing: ['metric:m'] });
  });

  it('comes into force when its version never was, or was published last', async () => {
    expect((await held('"2"', first, stored(2, '"2"'))).versions).toEqual([]);
    expect((await held('"2"', stored(1, '"1"', '2026-01-01'), second)).versions).toEqual([]);
  });

  it('does not undo what was saved beside it, such as who may read a dataset, until it changes', async () => {
    const of_file = { ...stored(1, '"1"', '2026-01-01'), file: 'm.yaml' };
    const saved = stored(2, '"2"', '2026-02-01');
    expect(await held('"1"', saved, of_file)).toEqual({ versions: [2], standing: [] });
    expect((await held('"3"', saved, of_file)).versions).toEqual([]);
    const reverted = { ...stored(3, '"3"', '2026-03-01'), file: 'm.yaml' };
    expect((await held('"1"', reverted, of_file)).versions).toEqual([]);
    expect((await held('"1"', stored(4, '"4"', '2026-04-01'), of_file, reverted)).versions).toEqual([]);
  });
});
