import type { Operation } from '../http/operation';
import { readers } from '../http/roles';
import { answer, ref } from '../openapi/answer';
import { crmMetric } from '../openapi/crm-examples';
import { describeLine } from '../openapi/line-operations';

export const metricLine = describeLine('metric', {
  example: crmMetric,
  saving:
    'Makes the next version as a draft; the same content again makes nothing. A formula that does not check is saved all the same, and `errors` tells what stands between it and publishing.',
});

const number = { type: 'integer', minimum: 1, maximum: 2_147_483_647 } as const;

export const diffVersions: Operation = {
  id: 'diffMetricVersions',
  tag: 'metrics',
  summary: 'Compare two versions of a metric',
  access: readers,
  path: { a: number, b: number },
  answers: {
    200: answer('What differs, by JSON pointer', ref('Diff'), {
      name: 'crm_win_rate',
      a: 1,
      b: 2,
      differences: [{ path: '/format/decimals', before: 1, after: 2 }],
    }),
  },
};
