import { entry } from './entry';

/** Refusals of rows that are sent to a dataset. What is wrong with the rows themselves is among the codes of data. */
export const uploadCodes = {
  'upload.not_uploaded': entry<{ dataset: string }>({
    status: 409,
    message: ({ dataset }) => `the rows of ${dataset} come from its source, not by upload`,
    hint: () => 'give the dataset the source {upload: true} to send its rows here',
  }),
  'upload.charset_not_taken': entry<{ media: string; charset: string }>({
    status: 415,
    message: ({ media, charset }) => `${media} is read as UTF-8 only, not as "${charset}"`,
  }),
  'upload.unknown_charset': entry<{ charset: string; known: readonly string[] }>({
    status: 415,
    message: ({ charset }) => `"${charset}" is no character set that is read here`,
    hint: ({ known }) => `those are ${known.join(', ')}`,
  }),
  'upload.unknown_encoding': entry<{ encoding: string }>({
    status: 415,
    message: ({ encoding }) => `a body in the content encoding "${encoding}" is not read here`,
    hint: () => 'send it as it is, or with Content-Encoding: gzip',
  }),
  'upload.broken_body': entry<{ reason: string }>({
    status: 400,
    message: ({ reason }) => `the body could not be received: ${reason}; nothing was changed`,
    hint: () => 'send it again; with the same Idempotency-Key nothing can be added twice',
  }),
  'upload.unusable': entry<{ dataset: string; reason: string }>({
    status: 422,
    message: ({ dataset, reason }) => `the rows for ${dataset} cannot be read: ${reason}; nothing was changed`,
    hint: () => 'mend the file, or how the dataset says that it is written, and send it again',
  }),
  'upload.not_shared': entry<{ dataset: string }>({
    status: 503,
    message: ({ dataset }) =>
      `the rows for ${dataset} were received, but the worker that should load them does not see them; nothing was changed`,
    hint: () => 'api and workers need one DATA_DIR/uploads: on several hosts, a folder that all of them mount',
  }),
  'upload.stored_rows_differ': entry<{ dataset: string; field: string; problem: string }>({
    status: 422,
    message: ({ dataset, field, problem }) => `the rows that ${dataset} has do not fit its fields: ${field} ${problem}`,
    hint: () => 'send all rows anew with mode=replace',
  }),
  'upload.overtaken': entry<{ dataset: string; times: number }>({
    status: 409,
    message: ({ dataset, times }) =>
      `other uploads to ${dataset} were done first ${times} times in a row; nothing was changed by this one`,
    hint: () => 'send it again when fewer come at once',
  }),
};
