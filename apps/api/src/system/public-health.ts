import type { Health } from './read-health';

/** What everybody may know: which parts, datasets and definition files are well, and codes for what is not. Reasons may quote rows. */
export function publicHealth({ status, parts, datasets, definitions }: Health) {
  const { database, queue, worker } = parts;
  return {
    status,
    parts: { database: statusOf(database), queue: statusOf(queue), worker: statusOf(worker) },
    datasets: datasets.map(withoutReason),
    definitions: definitions.map(({ file, errors }) => ({
      file,
      errors: errors.map(({ code, line, column }) => ({
        code,
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
      })),
    })),
  };
}

function withoutReason(dataset: Health['datasets'][number]) {
  const { reason: _, ...rest } = dataset;
  return rest;
}

function statusOf({ status }: Health['parts']['database']) {
  return { status };
}
