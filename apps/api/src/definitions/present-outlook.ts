import type { Outlook } from '@core/engine';
import { presentDiagnostic, presentWarnings } from '../http/present-diagnostic';

type Presented = Readonly<Record<string, unknown>>;

/** What a change would do; places of findings are in `definition`. A metric that has a version in force can be compared with it. */
export function presentOutlook({ findings, warnings, ...outlook }: Outlook, definition: unknown): Presented {
  const { kind, name, version, in_force } = outlook;
  const isOther = in_force !== undefined && in_force !== version;
  const compare = `/v1/metrics/${encodeURIComponent(name)}/versions/${in_force}/compare${version === undefined ? '' : `/${version}`}`;
  return {
    ...outlook,
    errors: findings.map((finding) => presentDiagnostic(finding, definition)),
    ...presentWarnings(warnings),
    ...(kind === 'metric' && isOther && { links: { compare } }),
  };
}
