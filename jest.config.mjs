export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/jest.transform.mjs' },
  collectCoverageFrom: ['src/**/*.ts'],
  // No test needs seconds; a machine that does much else may.
  testTimeout: 30_000,
  coverageProvider: 'v8',
};
