import { checkDefinition } from '../check-definition';

const alert = { kind: 'alert', name: 'win_rate_low', metric: 'win_rate', when: 'value < target' };

/** Findings as `code path`. */
const findings = (keys: object) =>
  checkDefinition({ ...alert, ...keys }).diagnostics.map(({ code, path }) => `${code} ${path}`);
const messages = (keys: object) =>
  checkDefinition({ ...alert, ...keys }).diagnostics.map(({ message, hint }) => `${message} · ${hint}`);

describe('an alert', () => {
  it('names a metric and a condition, and may say whose values are judged and who is told', () => {
    expect(findings({})).toEqual([]);
    const words = { title: { en: 'Low', ru: 'Мало' }, description: 'Too few.', owner: 'sales-ops', tags: ['sales'] };
    const telling = { on_recover: false, renotify_after: '7d' };
    const notify = [{ webhook: 'https://hooks.example.com/x?y=1' }, { email: ['ann@example.com', 'b.o+b@пример.бел'] }];
    expect(findings({ ...words, ...telling, schedule: 'monthly', for: 2, min_history: 6, notify })).toEqual([]);
  });

  it.each([
    [{ name: 'params' }, 'definition.bad_name /name'],
    [{ metric: 'win_rate@2' }, 'schema.pattern /metric'],
    [{ metric: 'count()' }, 'schema.pattern /metric'],
    [{ when: '' }, 'schema.out_of_bounds /when'],
    [{ for: 0 }, 'schema.out_of_bounds /for'],
    [{ for: 1.5 }, 'schema.wrong_type /for'],
    [{ min_history: 0 }, 'schema.out_of_bounds /min_history'],
    [{ renotify_after: '1 week' }, 'schema.pattern /renotify_after'],
    [{ on_recover: 'yes' }, 'schema.wrong_type /on_recover'],
    [{ notify: [] }, 'schema.out_of_bounds /notify'],
    [{ notify: [{}] }, 'schema.no_match /notify/0'],
    [{ notify: [{ email: 'a@b.c', webhook: 'https://b.c' }] }, 'schema.no_match /notify/0'],
    [{ notify: [{ email: 'a@b.c', where: 'x == 1' }] }, 'schema.unknown_key /notify/0/where'],
    [{ notify: [{ email: ['a@b.c', 'a@b.c'] }] }, 'schema.duplicate_item /notify/0/email/1'],
    [{ query: {} }, 'schema.unknown_key /query'],
  ])('is refused with %j', (keys, finding) => {
    expect(findings(keys)).toEqual([finding]);
  });

  it.each([
    'hooks.example.com',
    'https://',
    'https:// a.example',
    'https://a.example/\n',
    'ftp://a.example',
    'javascript:1',
  ])('is told to no webhook at %j', (webhook) => {
    expect(findings({ notify: [{ webhook }] })).toEqual(['definition.address /notify/0/webhook']);
  });

  it('may not hold credentials, and the finding does not repeat them', () => {
    expect(messages({ notify: [{ webhook: 'https://ann:secret@hooks.example.com/x' }] })).toEqual([
      '"https://…@hooks.example.com/x" holds credentials, and definitions are read by many · the signature of a webhook says who sent it',
    ]);
  });

  it.each([
    'ann',
    'ann@',
    '@example.com',
    'ann@exa mple.com',
    'Ann <ann@example.com>',
    'ann@example.com, bob@example.com',
    'ann@example.com\r\nBcc: all@example.com',
    'ann@@example.com',
    'ann@example..com',
    'ann@-example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b.'.repeat(130)}com`,
  ])('is told to no mailbox %j', (email) => {
    expect(findings({ notify: [{ email: ['bob@example.com', email] }] })).toEqual([
      'definition.address /notify/0/email/1',
    ]);
  });
});
