import { defineConfig } from 'vitest/config'
import { oldVersions } from '../journeys/old-chromium.ts'

// What takes too long for every change: sizes, kills, slow clients, all inputs, all journeys in the old browsers and on slow pages. Run before
// something counts as done; a part of it with `--project journeys-in-88`.
const patience = {
  testTimeout: 1_800_000,
  hookTimeout: 300_000,
  fileParallelism: false,
  // As long as in the short runs.
  expect: { poll: { timeout: 45_000 } },
}

const timesSlower = 6

const runFolder = 'packages/server/src/testing/run-folder.ts'

export default defineConfig({
  test: {
    globalSetup: [runFolder],
    projects: [
      {
        test: {
          name: 'long',
          include: ['tests/long/**/*.test.ts'],
          globalSetup: [runFolder, 'packages/server/src/testing/global-setup.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'journeys-slowly',
          include: ['tests/journeys/**/*.test.ts'],
          // A page that computes six times slower shows which test hopes that it is quick.
          env: { BIHUAN_SLOW: String(timesSlower) },
          ...patience,
          expect: { poll: { timeout: patience.expect.poll.timeout * timesSlower } },
        },
      },
      ...oldVersions.map((version) => ({
        test: {
          name: `journeys-in-${version}`,
          include: ['tests/journeys/**/*.test.ts'],
          // Names its browsers itself, and runs with every change.
          exclude: ['tests/journeys/old-browsers.test.ts'],
          env: { BIHUAN_BROWSER: version },
          ...patience,
          testTimeout: 600_000,
        },
      })),
    ],
  },
})
