import type { Rule } from '../rule.ts'

/** Refusals that no test names, and why. */
const reachedOtherwise: Readonly<Record<string, string>> = {
  HEADERS_TOO_LARGE: 'raw requests ask for its status',
  HAND_OVER_TOO_LARGE: 'takes more records than a test makes',
  LEDGER_TOO_LARGE: 'takes more records than a test makes',
}

const catalogue = /^packages\/core\/src\/kernel\/(?:\w+-)*refusals?\.ts$/

/** Each refusal is seen by a test where it is decided or sent. A page that is made to show one does not show that it is ever reached. */
export const refusalsAreReached: Rule = {
  name: 'every refusal is expected by a test',
  check: ({ files }) => {
    const tests = files.filter(({ path }) => /\.test\.tsx?$/.test(path) && !path.startsWith('packages/web/'))
    const named = new Set(tests.flatMap(({ text }) => text.match(/\b[A-Z][A-Z_]+\b/g) ?? []))
    return files
      .filter(({ path }) => catalogue.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/^ {2}([A-Z][A-Z_]+): \{/gm)]
          .map(([, code = '']) => code)
          .filter((code) => !named.has(code) && reachedOtherwise[code] === undefined)
          .map((code) => ({ at: path, message: `no test expects ${code}` })),
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
  ],
  allowed: {
    'packages/core/src/kernel/refusal.ts':
      "export const refusalCatalogue = {\n  MEETING_GONE: {\n    status: 409,\n    zh: '无',\n    en: 'none',\n  },\n  FILE_EMPTY: { status: 422, zh: '空', en: 'empty' },\n}\n",
    'packages/core/src/meetings/meeting.decide.test.ts': "const x = ['MEETING_GONE', 'FILE_EMPTY']\n",
  },
}
