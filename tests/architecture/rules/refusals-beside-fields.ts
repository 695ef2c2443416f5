import type { Rule } from '../rule.ts'

/** Forms that say of no field that it was refused, and why. */
const saidElsewhere: Readonly<Record<string, string>> = {
  'packages/web/src/claims/components/stand-in-form.tsx': 'one picker, in which nothing is typed',
  'packages/web/src/claims/components/leader-form.tsx': 'one picker, in which nothing is typed',
  'packages/web/src/findings/components/finding-assignment.tsx': 'pickers, in which nothing is typed',
  'packages/web/src/commands/components/command-form.tsx':
    'the frame of a form; it is given what is left to say',
  'packages/web/src/ui/page-form.tsx': 'the frame of a form; it is given what is left to say',
  'packages/web/src/measures/components/prepare-extension.tsx': 'its fields say it: said-of-extension.tsx',
  'packages/web/src/measures/ledger/components/cell-editor.tsx': 'one field, beside which all is said',
}

const form = /<(?:form|(?:Command|Page)?Form)[\s<>]|<Input(?:\.TextArea)?[\s/>]/
const outcome = /<(?:RefusalMessage|CommandOutcome|CommandForm|PageForm)\s/

/** Whoever adds a form says beside a field why it was refused, or here why not. */
export const refusalsBesideFields: Rule = {
  name: 'what is wrong with a field is said beside it',
  check: ({ files }) =>
    files
      .filter(({ path }) => /^packages\/web\/src\/(?!.*\.test\.).*\.tsx$/.test(path))
      .filter(({ path, text }) => !(path in saidElsewhere) && form.test(text) && outcome.test(text))
      .filter(({ text }) => !/\buseRefusedFields[(<]/.test(text))
      .map(({ path }) => ({
        at: path,
        message: 'says what is wrong only for the form as a whole: see ui/refused-fields.tsx',
      })),
  planted: [
    plant('<form onSubmit={send}><input /><RefusalMessage error={add.error} /></form>'),
    plant('<Form<Fields>>\n<CommandOutcome command={command} /></Form>'),
    plant('<CommandForm command={command} />'),
    plant('<PageForm error={run.error} />'),
  ],
  allowed: {
    // A story gives a component whatever surroundings it takes.
    'packages/web/src/ui/a.story.test.tsx': 'show(<form><input /><RefusalMessage error={error} /></form>)\n',
    'packages/web/src/measures/telling-form.tsx':
      "const refused = useRefusedFields(error, ['name'])\nexport const x = <form><RefusalMessage error={refused.rest} /></form>\n",
    'packages/web/src/measures/button.tsx': 'export const x = <RefusalMessage error={run.error} />\n',
  },
}

function plant(drawn: string): { files: Record<string, string>; reportedAt: string } {
  const path = 'packages/web/src/measures/new-form.tsx'
  return { files: { [path]: `export const x = (): ReactNode => ${drawn}\n` }, reportedAt: path }
}
