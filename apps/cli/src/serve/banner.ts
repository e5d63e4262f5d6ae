import type { ReadyMessage } from './supervised-child';

export interface Banner {
  readonly url: string;
  /** Only for a key that was made just now. */
  readonly admin_key: string | undefined;
  readonly configured_key: boolean;
  readonly worker: ReadyMessage;
  readonly ms: number;
}

/** Says where the server listens, the key, and what to try. */
export function printBanner({ url, admin_key, configured_key, worker, ms }: Banner): void {
  const key = admin_key ?? (configured_key ? '"$ADMIN_API_KEY"' : '<your key>');
  const refused = Number(worker['refused_files'] ?? 0);
  const files = refused === 1 ? 'definition file is' : 'definition files are';
  const lines = [
    '',
    `Formulary listens on ${url} (ready in ${(ms / 1000).toFixed(1)} s)`,
    `  ${Number(worker['in_force'] ?? 0)} definitions in force`,
    ...(refused > 0 ? [`  ${refused} ${files} not; ${url}/v1/health says why`] : []),
    `  API reference: ${url}/docs`,
    ...(admin_key === undefined ? [] : ['', `Admin key, shown only this once: ${admin_key}`]),
    '',
    'Try, in another shell:',
    `  export FORMULARY_URL=${url} FORMULARY_API_KEY=${key}`,
    `  curl -s "$FORMULARY_URL/v1/runs" -H "Authorization: Bearer $FORMULARY_API_KEY" \\`,
    `    -H 'Content-Type: application/json' -H 'Prefer: wait=30' \\`,
    `    -d '{"metrics": ["crm_win_rate"], "period": "2017", "by": ["agent.regional_office"]}'`,
    '',
  ];
  console.log(lines.join('\n'));
}
