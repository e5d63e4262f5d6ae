import { systemCaller } from '../access/caller';
import type { Principal } from '../access/principal';
import { isSameVersion } from './is-same-version';

const anna: Principal = { id: 'a', name: 'anna', roles: ['analyst', 'author'], attributes: { region: 'West' } };
const ben: Principal = { ...anna, id: 'b' };
const root: Principal = { ...anna, id: 'r', roles: ['admin'] };
const version = (kind: 'schedule' | 'alert' | 'metric', saved_by: Principal) => ({ kind, hash: 'h', saved_by });

describe('saving what is there already', () => {
  it.each([
    ['by the same person', version('schedule', anna), anna],
    [
      'by the same person, whose roles stand in another order',
      version('alert', anna),
      { ...anna, roles: ['author', 'analyst'] },
    ],
    ['by another one who reads all rows as well', version('schedule', systemCaller), root],
    ['by anybody, where nothing is read on behalf of who saved it', version('metric', anna), root],
  ] as const)('changes nothing %s', (_, known, saver) => {
    expect(isSameVersion(known, 'h', saver)).toBe(true);
  });

  it.each([
    ['nothing is there', undefined, anna],
    ['the content is another', { ...version('metric', anna), hash: 'other' }, anna],
    ['a person takes a schedule over', version('schedule', anna), ben],
    ['an administrator takes it over', version('schedule', anna), root],
    ['a person takes an alert over from an administrator', version('alert', root), anna],
    ['the same person has other rights now', version('alert', anna), { ...anna, attributes: { region: 'East' } }],
  ] as const)('makes a version where %s', (_, known, saver) => {
    expect(isSameVersion(known, 'h', saver)).toBe(false);
  });
});
