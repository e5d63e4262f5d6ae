const digits = '9'.repeat(1_000_000);

/** Inputs that the corpus only describes, for they are long: how each is made, by id. */
export const generatedInputs: Readonly<Record<string, () => string>> = {
  H351: () => `${'('.repeat(1500)}1${')'.repeat(1500)}`,
  H353: () => `${'-'.repeat(100_000)}1`,
  H355: () => `${'not '.repeat(100_000)}true`,
  H356: () => `${'abs('.repeat(20_000)}1${')'.repeat(20_000)}`,
  H357: () => `${'true ? 1 : '.repeat(50_000)}0`,
  H359: () => `[1]${"'".repeat(100_000)}`,
  H360: () => `2${'^2'.repeat(50_000)}`,
  H361: () => `${'{a:'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  H362: () => `1${'+1'.repeat(1_000_000)}`,
  H365: () => digits,
  H366: () => `bignumber("${digits}")`,
  H368: () => '1;'.repeat(100_000),
  H371: () => Array.from({ length: 30_000 }, (_, index) => `x${index}`).join(' '),
  YA238: () => `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  YA252: () => Array.from({ length: 100_000 }, (_, index) => `k${index}: 1\n`).join(''),
  JS264: () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  JS265: () => `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  JS274: () => `{"v":${digits}}`,
  CS291: () => `v\n${Array.from({ length: 30_000 }, (_, index) => `${index}\n`).join('')}x\n`,
  CS294: () => {
    const columns = Array.from({ length: 10_000 }, (_, index) => `c${index}`);
    return `${columns.join(',')}\n${columns.map(() => '1').join(',')}\n`;
  },
};
