import { entry } from './entry';

/** Findings about the data of a dataset. */
export const dataCodes = {
  'data.unavailable': entry<{ dataset: string; reason: string }>({
    status: 503,
    message: ({ dataset, reason }) => `the data of ${dataset} is not available: ${reason}`,
  }),
};
