import { crmMetric } from '../openapi/crm-examples';
import { describeLine } from '../openapi/line-operations';

export const metricLine = describeLine('metric', {
  example: crmMetric,
  saving:
    'Makes the next version as a draft; the same content again makes nothing. A formula that does not check is saved all the same, and `errors` tells what stands between it and publishing.',
});
