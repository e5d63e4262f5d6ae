/**
 * The walls of the house: apps → adapters → core, and in core strictly left to right. Type-only imports count.
 */
const order = ['diagnostics', 'definition', 'formula', 'plan', ['sql', 'result'], 'schedule', 'alert', 'engine'].map(
  (room) => [room].flat(),
);

/** One rule per room of core: it may not look at a room beside it or to its right. */
const coreRules = order.flatMap((rooms, index) =>
  rooms.map((room) => ({
    name: `core-${room}-looks-left`,
    severity: 'error',
    from: { path: `^libs/core/${room}/` },
    to: {
      path: `^libs/core/(${
        order
          .slice(index)
          .flat()
          .filter((other) => other !== room)
          .join('|') || '-'
      })/`,
    },
  })),
);

/** Specs and what is made for them alone. */
const tests = '\\.spec\\.ts$|/testing/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'libs-know-no-apps',
      severity: 'error',
      from: { path: '^(libs|migrations)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'only-tests-use-test',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: tests },
      to: { path: '^test/' },
    },
    {
      name: 'apps-are-strangers',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'core-knows-no-adapters',
      severity: 'error',
      from: { path: '^libs/core/' },
      to: { path: '^libs/adapters/' },
    },
    {
      name: 'adapters-are-strangers',
      severity: 'error',
      from: { path: '^libs/adapters/([^/]+)/' },
      to: { path: '^libs/adapters/', pathNot: '^libs/adapters/$1/' },
    },
    {
      name: 'libs-are-entered-by-index',
      comment: 'but by what is fuzzed: single readers, which nobody else needs',
      severity: 'error',
      from: { path: '^(apps|migrations|test|libs/(core|adapters)/[^/]+)/', pathNot: '^test/fuzz/targets/' },
      to: { path: '^libs/(core|adapters)/[^/]+/', pathNot: ['^libs/(core|adapters)/[^/]+/src/index\\.ts$', '^$1/'] },
    },
    {
      name: 'core-is-pure',
      comment: 'no framework, no I/O, no clock',
      severity: 'error',
      from: { path: '^libs/core/', pathNot: tests },
      to: {
        dependencyTypesNot: [
          'local',
          'aliased',
          'aliased-tsconfig',
          'aliased-tsconfig-paths',
          'localmodule',
          'type-only',
        ],
        pathNot: [
          '^libs/',
          'node_modules/(mathjs|decimal.js|ajv|ajv-formats|lru-cache|yaml|cron-parser|temporal-polyfill|fastest-levenshtein)/',
          '^(node:)?crypto$',
        ],
      },
    },
    {
      name: 'mathjs-in-formula-and-result',
      severity: 'error',
      from: { pathNot: '^(libs/core/(formula|result)/|test/|node_modules/)' },
      to: { path: 'node_modules/mathjs/' },
    },
    ...coreRules,
    {
      name: 'no-dev-dependencies-at-run-time',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'import', 'node', 'types', 'default'],
    },
  },
};
