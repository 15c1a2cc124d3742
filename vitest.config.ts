import { defineConfig } from 'vitest/config'

type Extra = { exclude?: string[]; globalSetup?: string }

const folders = ['**/node_modules/**', '**/dist/**', '**/fixtures/**']

const project = (name: string, folder: string, { exclude = [], ...extra }: Extra = {}) => ({
  extends: true as const,
  test: {
    name,
    include: [`${folder}/**/*.test.ts`],
    exclude: [...folders, ...exclude],
    ...extra,
  },
})

const domain = 'reference-engine/src/domain'

// Two workers that live on: no test of ours keeps module state that another one could see,
// and a fresh process for each file would cost more than the tests themselves.
export default defineConfig({
  test: {
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    setupFiles: ['./scripts/verify/property-seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: { provider: 'v8', reportsDirectory: 'dist/coverage' },
    projects: [
      project('scripts', 'scripts'),
      project('rules', 'rules'),
      project('sdk', 'sdk-typescript'),
      // The domain needs no database; what does shares one server, started once for each run.
      project('domain', domain),
      project('engine', 'reference-engine', {
        exclude: [`${domain}/**`],
        globalSetup: './reference-engine/test/global-setup.ts',
      }),
      project('conformance', 'conformance'),
    ],
  },
})
