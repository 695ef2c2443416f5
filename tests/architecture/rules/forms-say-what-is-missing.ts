import type { Rule } from '../rule.ts'

/** Whose main button may be grey, because the words for it stand beside it already or nothing is to be filled in. */
const saidBeside: Readonly<Record<string, string>> = {
  'packages/web/src/commands/components/command-form.tsx': 'the files that are under way say so',
  'packages/web/src/closure/components/take-over-form.tsx': 'says beside the button what is missing',
  'packages/web/src/claims/components/paper-part.tsx': 'says above the button that the scan is to be seen',
  'packages/web/src/documents/components/choices-form.tsx': 'the day that is none says so itself',
  'packages/web/src/intake/components/commit-dialog.tsx': 'shows that what would come in is looked up',
  'packages/web/src/intake/components/match-view.tsx': 'says above the button what is to be settled',
  'packages/web/src/intake/components/read-form.tsx': 'says below the field that it is too large',
  'packages/web/src/measures/objects/components/objects-files.tsx': 'says of a file that it holds no object',
  'packages/web/src/plan/components/schedule-accept.tsx': 'its number says that there is nothing to accept',
  'packages/web/src/told/components/bulk-evidence-dialog.tsx': 'says that files are being read',
  'packages/web/src/ui/form-dialog.tsx': 'the file that is under way says so',
}

const button = /<Button\b/g
const isMain = /type="primary"|htmlType="submit"/
const isGrey = /\bdisabled=/
const greyOfDialog = /okButtonProps=\{\{[^}]*\bdisabled:/

/** A grey button tells nobody what it waits for: it is pressed, and the form says what is missing (`ui/lacking.tsx`). */
export const formsSayWhatIsMissing: Rule = {
  name: 'the main button of a form can be pressed, and says what is missing',
  check: ({ files }) =>
    files
      .filter(({ path }) => /^packages\/web\/src\/(?!.*\.test\.).*\.tsx$/.test(path) && !(path in saidBeside))
      .flatMap(({ path, text }) =>
        [
          ...[...text.matchAll(button)]
            .filter(({ index }) => {
              const tag = tagAt(text, index)
              return isMain.test(tag) && isGrey.test(tag)
            })
            .map(({ index }) => index),
          ...(greyOfDialog.test(text) ? [text.search(greyOfDialog)] : []),
        ].map((index) => ({
          at: `${path}:${text.slice(0, index).split('\n').length}`,
          message: 'is grey without words: let it be pressed, and say what is missing with useLacking',
        })),
      ),
  planted: [
    plant('<Button type="primary" disabled={words === \'\'}>{text.send}</Button>'),
    plant('<Button\n  htmlType="submit"\n  onClick={() => go()}\n  disabled={!isReady}\n/>'),
    plant('<Modal okButtonProps={{ loading, disabled: !isReady }} />'),
  ],
  allowed: {
    'packages/web/src/measures/a.tsx':
      'export const x = <Button disabled={isSending} onClick={() => leave()}>{text.cancel}</Button>\n',
    'packages/web/src/measures/b.tsx': 'export const x = <Button type="primary" loading={isSending} />\n',
    'packages/web/src/measures/c.tsx': 'export const x = <Modal okButtonProps={{ loading: isSending }} />\n',
  },
}

/** The opening tag that begins at a place: up to the first > outside of braces. */
function tagAt(text: string, at: number): string {
  let depth = 0
  for (let end = at; end < text.length; end += 1) {
    if (text[end] === '{') depth += 1
    else if (text[end] === '}') depth -= 1
    else if (depth === 0 && text[end] === '>') return text.slice(at, end)
  }
  return text.slice(at)
}

function plant(drawn: string): { files: Record<string, string>; reportedAt: string } {
  const path = 'packages/web/src/measures/new-form.tsx'
  return { files: { [path]: `export const x = (): ReactNode => ${drawn}\n` }, reportedAt: path }
}
