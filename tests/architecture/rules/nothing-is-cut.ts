import type { Rule } from '../rule.ts'

// Searches, codes, names for signing in and passwords, of which nobody pastes a longer one.
const longestCut = 128

/** What is pasted into a field is never cut off without a word: fields of words say themselves what is too long (`WordsField`, `count`). */
export const nothingIsCut: Rule = {
  name: 'no field cuts off what is pasted into it',
  check: ({ files }) =>
    files
      .filter(({ path }) => /^packages\/web\/src\/(?!testing\/|.*\.test\.).*\.tsx$/.test(path))
      .flatMap(({ path, text }) =>
        text.split('\n').flatMap((line, index) => {
          const most = /\bmaxLength=\{([^}]+)\}/.exec(line)?.[1]
          // What is no number is not known to be short.
          if (most === undefined || Number(most) <= longestCut) return []
          return [
            { at: `${path}:${index + 1}`, message: 'say what is too long: count={{ max }} or WordsField' },
          ]
        }),
      ),
  planted: [
    planted('export const a = <Input.TextArea maxLength={2000} />'),
    planted('export const a = <Input\n  maxLength={limits.name}\n/>'),
  ],
  allowed: {
    'packages/web/src/ui/a.tsx':
      'export const a = <Input count={{ max: 2000 }} />\nexport const b = <Input maxLength={32} />\n',
  },
}

function planted(text: string): { files: Record<string, string>; reportedAt: string } {
  const path = 'packages/web/src/ui/a.tsx'
  return { files: { [path]: text }, reportedAt: path }
}
