import type { Rule } from '../rule.ts'

/** Forms of which nothing is kept, and why. */
const keptNowhere: Readonly<Record<string, string>> = {
  'packages/web/src/people/components/sign-in-form.tsx': 'passwords are never kept',
  'packages/web/src/people/components/change-password-dialog.tsx': 'passwords are never kept',
  'packages/web/src/people/components/own-password-form.tsx': 'passwords are never kept',
  'packages/web/src/setup/components/setup-form.tsx': 'a password, and nobody is signed in yet',
  'packages/web/src/commands/components/field-input.tsx': 'a field; the form around it keeps it',
  'packages/web/src/ui/page-form.tsx': 'passwords are never kept',
  'packages/web/src/commands/components/command-form.tsx': 'the frame of a form; it asks for what keeps it',
  'packages/web/src/ui/words-field.tsx': 'a field; the form around it keeps it',
  'packages/web/src/ui/place-field.tsx': 'a field; the form around it keeps it',
  'packages/web/src/measures/components/figure-fields.tsx': 'fields; the form around them keeps them',
  'packages/web/src/measures/components/said-of-extension.tsx': 'fields; the form around them keeps them',
  'packages/web/src/templates/components/rungs-field.tsx': 'fields; the form around them keeps them',
  'packages/web/src/templates/components/template-name-fields.tsx': 'fields; the form around them keeps them',
  'packages/web/src/closure/components/own-words.tsx': 'fields; the form around them keeps them',
  'packages/web/src/people/components/list-field.tsx': 'fields; the form around them keeps them',
  'packages/web/src/people/components/username-field.tsx': 'a field; the form around it keeps it',
  'packages/web/src/people/components/password-fields.tsx': 'passwords are never kept',
  'packages/web/src/intake/components/find-bar.tsx': 'words to look for, which are sent nowhere',
}

// A search field is none: its words stand in the address, or belong to a list on the page.
const form =
  /<(?:form|(?:Page)?Form)[\s<>]|<Input(?:\.TextArea)?[\s/>]|<WordsField[\s/>]|<AutoComplete[\s/>]|\bmode="tags"/
const isKept = /\buseKept(?:Form)?(?:<\w+>)?\(|<FormDialog\s/

/** Whoever adds a form keeps what is typed into it, or says here why not. */
export const formsAreKept: Rule = {
  name: 'what is typed into a form is kept until it is sent',
  check: ({ files }) =>
    files
      .filter(({ path }) => /^packages\/web\/src\/(?!.*\.test\.).*\.tsx$/.test(path))
      .filter(({ path, text }) => !(path in keptNowhere) && form.test(text) && !isKept.test(text))
      .map(({ path }) => ({ at: path, message: 'has a form that is not kept: see ui/kept-forms.ts' })),
  planted: [
    plant('<form onSubmit={send}><input /></form>'),
    plant('<Form<Fields> onFinish={send} />'),
    plant('<Form\n  onFinish={send}\n/>'),
    plant('<Modal open><Input.TextArea /></Modal>'),
    plant('<td><Input size="small" onBlur={save} /></td>'),
    plant('<Modal open>\n<Input\n  value={name}\n/></Modal>'),
    plant('<Select mode="tags" />'),
    plant('<PageForm<Fields> onSend={send} />'),
    plant('<CommandForm><WordsField\n  value={words} /></CommandForm>'),
  ],
  allowed: {
    // A story gives a component whatever surroundings it takes.
    'packages/web/src/ui/a.story.test.tsx': 'show(<form><input /><RefusalMessage error={error} /></form>)\n',
    'packages/web/src/measures/kept-form.tsx':
      "const kept = useKept('measures.x', id, { words: '' })\nexport const x = <form />\n",
    'packages/web/src/measures/antd-form.tsx':
      "const { kept } = useKeptForm<Fields>('measures.x', id, start)\nexport const x = <Form<Fields> />\n",
    'packages/web/src/measures/search.tsx': 'export const x = <Input.Search />\n',
    'packages/web/src/measures/item.tsx': 'export const x = <Form.Item />\n',
    'packages/web/src/people/components/sign-in-form.tsx': 'export const x = <Form<Fields> />\n',
  },
}

function plant(drawn: string): { files: Record<string, string>; reportedAt: string } {
  const path = 'packages/web/src/measures/new-form.tsx'
  return { files: { [path]: `export const x = (): ReactNode => ${drawn}\n` }, reportedAt: path }
}
