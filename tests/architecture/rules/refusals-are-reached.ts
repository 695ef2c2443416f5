import type { Rule } from '../rule.ts'

/** Refusals that no test of the server and no journey runs into, and why. */
const reachedOtherwise: Readonly<Record<string, string>> = {
  EDITION_FULL: 'takes more texts, sources or handings out than a test makes',
  FILE_INFLATES: 'files that are made to burst their reader are read in the tests of the readers',
  HAND_OVER_TOO_LARGE: 'takes more records than a test makes',
  HEADERS_TOO_LARGE: 'raw requests ask for its status',
  LEDGER_TOO_LARGE: 'takes more records than a test makes',
  OBJECTS_TOO_MANY: 'takes more records than a test makes',
  READING_TOO_LONG: 'takes minutes of reading: the tests of the readers end one earlier',
}

const overServer = /^(?:packages\/server\/|tests\/journeys\/).*\.test\.ts$/
const catalogue = /^packages\/core\/src\/kernel\/(?:\w+-)*refusals?\.ts$/

/**
 * Each refusal is run into over the server. That a rule of core decides it does not show that an operation asks the rule, and a page
 * that is made to show one does not show that it is ever answered.
 */
export const refusalsAreReached: Rule = {
  name: 'every refusal is run into over the server by a test',
  check: ({ files }) => {
    const tests = files.filter(({ path }) => overServer.test(path))
    const named = new Set(tests.flatMap(({ text }) => text.match(/\b[A-Z][A-Z_]+\b/g) ?? []))
    return files
      .filter(({ path }) => catalogue.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/^ {2}([A-Z][A-Z_]+): \{/gm)]
          .map(([, code = '']) => code)
          .filter((code) => !named.has(code) && reachedOtherwise[code] === undefined)
          .map((code) => ({ at: path, message: `no test runs into ${code} over the server` })),
      )
  },
  planted: [
    {
      files: {
        'packages/core/src/kernel/record-refusals.ts':
          "export const recordRefusals = {\n  MEETING_GONE: {\n    status: 409,\n    zh: '无',\n    en: 'none',\n  },\n}\n",
        'packages/web/src/meetings/meetings.story.test.tsx': "const x = 'MEETING_GONE'\n",
      },
      reportedAt: 'packages/core/src/kernel/record-refusals.ts',
    },
    {
      files: {
        'packages/core/src/kernel/record-refusals.ts':
          "export const recordRefusals = {\n  MEETING_GONE: {\n    status: 409,\n    zh: '无',\n    en: 'none',\n  },\n}\n",
        'packages/core/src/meetings/meeting.decide.test.ts': "const x = 'MEETING_GONE'\n",
      },
      reportedAt: 'packages/core/src/kernel/record-refusals.ts',
    },
  ],
  allowed: {
    'packages/core/src/kernel/refusal.ts':
      "export const refusalCatalogue = {\n  MEETING_GONE: {\n    status: 409,\n    zh: '无',\n    en: 'none',\n  },\n  FILE_EMPTY: { status: 422, zh: '空', en: 'empty' },\n}\n",
    'packages/server/src/meetings/meetings.test.ts': "const x = 'MEETING_GONE'\n",
    'tests/journeys/meetings.test.ts': "const x = ['FILE_EMPTY']\n",
  },
}
