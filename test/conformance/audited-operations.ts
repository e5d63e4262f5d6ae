/** What an operation leaves in the audit trail: the actions of its entries, or why there is none. */
export type Decision = readonly string[] | { readonly none: string };

const definitions: Decision = { none: 'gives out definitions, which hold no data' };
const standing: Decision = { none: 'tells how something stands, not what came of it' };
const inTheOpen: Decision = { none: 'is the same for everybody' };

const kinds = ['alert', 'calendar', 'dataset', 'metric', 'schedule', 'scorecard'];

/** Operations that all kinds of definitions have alike. What is no metric is put in force as it is saved. */
function ofKind(kind: string): Readonly<Record<string, Decision>> {
  const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return {
    [`list${title}s`]: definitions,
    [`read${title}`]: definitions,
    [`list${title}Versions`]: definitions,
    [`read${title}Version`]: definitions,
    [`diff${title}Versions`]: definitions,
    [`read${title}Lineage`]: definitions,
    [`save${title}`]: kind === 'metric' ? ['metric.save'] : [`${kind}.save`, `${kind}.publish`],
    [`publish${title}Version`]: [`${kind}.publish`],
    [`rollBack${title}`]: [`${kind}.rollback`],
    [`remove${title}`]: [`${kind}.remove`],
  };
}

/** One decision for each operation of the API; a new operation needs one. */
export const decisions: Readonly<Record<string, Decision>> = {
  ...Object.assign({}, ...kinds.map(ofKind)),
  readLineage: definitions,
  readSchema: definitions,
  validateMetric: { none: 'saves nothing and reads no data' },
  testMetric: { none: 'reads no data: tests bring their rows' },
  applyDefinitions: ['definitions.apply', 'metric.publish'],
  deprecateMetricVersion: ['metric.deprecate'],

  createRun: ['run.create'],
  previewMetric: ['metric.preview'],
  compareMetricVersions: ['metric.compare'],
  compareUnsavedMetric: ['metric.compare'],
  explainRun: ['run.explain'],
  readRunResult: ['result.read'],
  cancelRun: ['run.cancel'],
  listRuns: standing,
  readRun: standing,
  watchRun: standing,

  readSnapshots: ['snapshot.read'],
  readSnapshotRevisions: ['snapshot.read'],
  listAlertEvents: ['alert.read'],
  readAlertStanding: ['alert.read'],

  uploadRows: ['dataset.upload'],
  previewDataset: ['dataset.preview'],
  listUploads: standing,

  pauseSchedule: ['schedule.pause'],
  resumeSchedule: ['schedule.resume'],
  triggerSchedule: ['schedule.trigger'],
  createBackfill: ['backfill.create'],
  cancelBackfill: ['backfill.cancel'],
  listIntervals: standing,
  listBackfills: standing,
  readBackfill: standing,
  watchBackfill: standing,
  listDeliveries: standing,
  testDelivery: ['delivery.test'],

  readWebhookSecret: ['webhook_secret.read'],
  rotateWebhookSecret: ['webhook_secret.rotate'],
  createApiKey: ['api_key.create'],
  changeApiKey: ['api_key.change'],
  rotateApiKey: ['api_key.rotate'],
  revokeApiKey: ['api_key.revoke'],
  listApiKeys: { none: 'gives out no secret; who may see keys may see all of them' },
  readApiKey: { none: 'gives out no secret; who may see keys may see all of them' },
  readMe: { none: 'tells callers what they are' },
  /** As a file; a page that is looked at leaves no trace, or looking would fill the trail. */
  readAudit: ['audit.export'],

  readHealth: standing,
  readLiveness: inTheOpen,
  readReadiness: inTheOpen,
  readMeasurements: { none: 'counts requests and runs, and holds no data of datasets' },
  readOpenApi: inTheOpen,
  readDocs: inTheOpen,
  readDocsScript: inTheOpen,
  readDocsAsset: inTheOpen,
};
