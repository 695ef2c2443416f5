import { defineConfig } from 'vitest/config'

// What takes too long for every change: sizes, kills, slow clients, all inputs. Run before something counts as done.
export default defineConfig({
  test: {
    name: 'long',
    include: ['tests/long/**/*.test.ts'],
    globalSetup: ['packages/server/src/testing/global-setup.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
})
