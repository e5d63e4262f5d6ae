const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** How old rows may be, in ms: `15m`, `1h`, `1d`; an hour when absent. */
export function readRefresh(refresh = '1h'): number {
  return Number.parseInt(refresh, 10) * (units[refresh.at(-1) ?? ''] ?? 0);
}
