import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

// CI adds up what several runs counted, so it asks for a file beside the usual words.
const report = process.env['BIHUAN_TEST_REPORT']

// Whoever waits for a state to come waits until it does, on the slowest of machines too: what does come costs nothing of it.
// Vitest's own are a second for a state, five for a test and ten for what is set up.
const patience = { expect: { poll: { timeout: 45_000 } }, testTimeout: 600_000, hookTimeout: 600_000 }

// How many times slower than here the browser's pages compute: races of the pages come to light by it.
const timesSlower = Number(process.env['BIHUAN_SLOW'] ?? 1)

// What a test waits for, a process, a page or the clock, leaves its core to another file. Vitest would keep one core free,
// and so run one file after the other on a machine of two.
const maxWorkers = Math.max(2, availableParallelism() - 1)

// Its files share a worker and what they import, which takes longer to load than most of them take to run.
const shared = { ...patience, isolate: false, maxWorkers }

// All that a run makes lies in one folder, which goes with the run however that ends.
const runFolder = 'packages/server/src/testing/run-folder.ts'

// The set-up of the project finds and unpacks the browser; it is asked for when the first page is opened.
const browserOfComponents = {
  get launchOptions(): object {
    return JSON.parse(process.env['BIHUAN_COMPONENTS_BROWSER'] ?? '{}')
  },
  contextOptions: { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
  actionTimeout: 45_000 * timesSlower,
}

export default defineConfig({
  test: {
    globalSetup: [runFolder],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      {
        test: { name: 'core', include: ['packages/core/src/**/*.test.ts'], ...shared },
      },
      { test: { name: 'readers', include: ['packages/readers/src/**/*.test.ts'], ...shared } },
      { test: { name: 'writers', include: ['packages/writers/src/**/*.test.ts'], ...shared } },
      { test: { name: 'web', include: ['packages/web/{src,build}/**/*.test.ts'], ...shared } },
      {
        // Found before the first page is opened: a package found later has the page loaded anew.
        optimizeDeps: {
          entries: ['packages/web/src/**/*.{ts,tsx}'],
          include: ['react/jsx-dev-runtime', 'react-dom/client'],
        },
        test: {
          name: 'components',
          include: ['packages/web/src/**/*.story.test.tsx'],
          globalSetup: [runFolder, 'tests/components/browser-setup.ts'],
          setupFiles: ['packages/web/src/testing/late-fetch.ts', 'packages/web/src/testing/slow-page.ts'],
          env: { BIHUAN_SLOW: String(timesSlower) },
          // A page for many of them: each further one loads and runs the whole library anew.
          ...shared,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright(browserOfComponents),
            instances: [{ browser: 'chromium' }],
          },
          expect: { poll: { timeout: patience.expect.poll.timeout * timesSlower } },
          testTimeout: patience.testTimeout * timesSlower,
        },
      },
      { test: { name: 'release', include: ['{release,dev}/**/*.test.ts'], ...shared } },
      { test: { name: 'cli', include: ['packages/cli/src/**/*.test.ts'], ...shared } },
      {
        test: {
          name: 'server',
          include: ['packages/server/src/**/*.test.ts', 'tests/old-data/*.test.ts', 'bench/grow/*.test.ts'],
          // Set up before the whole: its database lies in the folder of the run.
          globalSetup: [runFolder, 'packages/server/src/testing/global-setup.ts'],
          ...shared,
        },
      },
      { test: { name: 'intake', include: ['tests/intake/**/*.test.ts'], ...shared } },
      {
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          ...shared,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          maxWorkers,
          testTimeout: 600_000 * timesSlower,
          hookTimeout: 600_000 * timesSlower,
          // As long as `patienceMs` of the journeys.
          expect: { poll: { timeout: 90_000 * timesSlower } },
        },
      },
    ],
  },
})
