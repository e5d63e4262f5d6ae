import type { Operation, Schema } from '../http/operation';
import { pageQuery } from '../http/page-query';
import { rangeQuery } from '../http/read-instant';
import { administrators } from '../http/roles';
import { pageAnswer, ref, rowsAsText } from '../openapi/answer';

const word = (description: string, example: string): Schema => {
  return { type: 'string', minLength: 1, maxLength: 512, description, examples: [example] };
};

const page = pageAnswer('A page of the audit trail', ref('AuditEntry'));

export const readAudit: Operation = {
  id: 'readAudit',
  tag: 'administration',
  summary: 'Who did what and when, newest first',
  description:
    'The trail only grows: the database refuses to change or delete entries. As CSV or NDJSON all of the selection is answered, as JSON a page.',
  access: administrators,
  query: {
    ...pageQuery,
    ...rangeQuery,
    from: { ...rangeQuery.from, description: 'First instant, inclusive: an instant, a date or a period.' },
    to: { ...rangeQuery.to, description: 'Last instant, exclusive.' },
    actor: word('The id or the name of who did it.', 'dashboard'),
    action: word('An action, or with a dot at the end all that begin so.', 'metric.'),
    subject: word('The name or id that it was done to.', 'crm_win_rate'),
  },
  answers: {
    200: { ...page, content: { ...page.content, ...rowsAsText } },
  },
};
