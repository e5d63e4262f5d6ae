import { readDefinitionFiles, type Logger } from '@adapters/platform';
import { DomainError, renderDiagnostic } from '@core/diagnostics';
import { DefinitionStore, LeaderLock, PutFolderInForce, type Application } from '@core/engine';
import type { INestApplicationContext } from '@nestjs/common';

/** What came of the definition files. */
export interface AppliedFolder {
  /** Definitions, of the folder and all others. */
  readonly in_force: number;
  /** Files with findings; what they define keeps its last good version. */
  readonly refused_files: number;
  readonly findings: number;
}

/** Puts the definition files below `folder` in force; one worker at a time does it, the others take what it made. */
export async function applyFolder(
  context: INestApplicationContext,
  folder: string,
  logger: Logger,
): Promise<AppliedFolder> {
  const putInForce = context.get(PutFolderInForce);
  const files = await readDefinitionFiles([folder]);
  let application: Application = { definitions: [], findings: [], warnings: [] };
  await context.get(LeaderLock).withLead('definitions', async () => {
    application = await retryConflicts(() => putInForce.execute(folder, files));
  });
  for (const finding of application.findings) {
    logger.warn(
      { code: finding.code, ...finding.place },
      `a definition file is not in force as it stands:\n${renderDiagnostic(finding)}`,
    );
  }
  for (const warning of application.warnings)
    logger.warn({ code: warning.code, ...warning.place }, renderDiagnostic(warning));
  const in_force = (await context.get(DefinitionStore).current()).length;
  const refused_files = new Set(application.findings.map(({ place }) => place?.file)).size;
  return { in_force, refused_files, findings: application.findings.length };
}

/** Somebody else may be changing definitions at the same moment. */
async function retryConflicts<T>(work: () => Promise<T>, attempts = 3): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (attempts <= 1 || !(error instanceof DomainError) || error.code !== 'definition.conflict') throw error;
    return retryConflicts(work, attempts - 1);
  }
}
