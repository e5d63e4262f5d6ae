import { crmDataset } from '../openapi/crm-examples';
import { describeLine } from '../openapi/line-operations';

export const datasetLine = describeLine('dataset', {
  example: crmDataset,
  saving:
    'Saves and publishes in one step. A definition that does not check, or that would break a metric in force, is refused and stays as a draft.',
});
