import type { Rule } from '../rule.ts'

/** Whose label comes from whoever uses them. */
const labelledOutside: Readonly<Record<string, string>> = {
  'packages/web/src/ui/several-select.tsx': 'takes the label of its properties',
  'packages/web/src/commands/components/choose-items.tsx': 'takes the label of its properties',
  'packages/web/src/ui/needed-select.tsx': 'takes the label of its properties',
  'packages/web/src/people/components/organization-select.tsx':
    'the form item around it says it, or its properties do',
  'packages/web/src/people/components/organization-form-select.tsx': 'the form item around it says it',
  'packages/web/src/templates/components/template-select.tsx': 'the form around it says it',
}

const select = /<(?:Select|SeveralSelect)\b/g
const item = /<Form\.Item\b(?:(?!<Form\.Item\b|<\/Form\.Item>)[\s\S])*$/

/** A placeholder goes with the first choice, and a name beside a field is not its name: whoever hears the page needs one. */
export const selectsAreLabelled: Rule = {
  name: 'a list to choose from says what is chosen, by its label or by the form item around it',
  check: ({ files }) =>
    files
      .filter(
        ({ path }) => /^packages\/web\/src\/(?!.*\.test\.).*\.tsx$/.test(path) && !(path in labelledOutside),
      )
      .flatMap(({ path, text }) =>
        [...text.matchAll(select)]
          .filter(({ index }) => !isLabelled(text, index))
          .map(({ index }) => ({
            at: `${path}:${text.slice(0, index).split('\n').length}`,
            message: 'has no aria-label, and no form item with a label around it',
          })),
      ),
  planted: [
    plant('<Select placeholder={text.who} options={all} />'),
    plant('<label><span>{text.who}</span><Select value={who} /></label>'),
    plant('<Form.Item name="who" noStyle><Select options={all} /></Form.Item>'),
    plant('<div><Form.Item label={text.where}><Input /></Form.Item><SeveralSelect options={all} /></div>'),
  ],
  allowed: {
    'packages/web/src/measures/a.tsx':
      'export const x = <Select aria-label={text.who} onChange={(id) => go(id)} />\n',
    'packages/web/src/measures/b.tsx': 'export const x = <Select<string>\n  aria-labelledby={named}\n/>\n',
    'packages/web/src/measures/c.tsx':
      'export const x = <Form.Item name="who" label={text.who}>\n  <Select options={all} />\n</Form.Item>\n',
    'packages/web/src/measures/d.story.test.tsx': 'show(<Select options={all} />)\n',
  },
}

function isLabelled(text: string, at: number): boolean {
  if (/\baria-label(?:ledby)?=/.test(tagAt(text, at))) return true
  const around = item.exec(text.slice(0, at))
  return around !== null && /\blabel=/.test(around[0])
}

/** The opening tag that begins at a place: up to the first > outside of braces that belongs to no arrow. */
function tagAt(text: string, at: number): string {
  let depth = 0
  for (let end = at; end < text.length; end += 1) {
    if (text[end] === '{') depth += 1
    else if (text[end] === '}') depth -= 1
    else if (depth === 0 && text.startsWith('/>', end)) return text.slice(at, end)
    else if (depth === 0 && text[end] === '>' && /^\s*(?:<|\{)/.test(text.slice(end + 1)))
      return text.slice(at, end)
  }
  return text.slice(at)
}

function plant(drawn: string): { files: Record<string, string>; reportedAt: string } {
  const path = 'packages/web/src/measures/new-form.tsx'
  return { files: { [path]: `export const x = (): ReactNode => ${drawn}\n` }, reportedAt: path }
}
