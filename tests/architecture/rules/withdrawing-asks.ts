import type { Rule } from '../rule.ts'

const withdraws = /\bcan\.includes\('(?:withdraw|revoke)/
const asks = /<(?:AskedCommandButton|Popconfirm)[\s/>]/

/** What is withdrawn has to be asked for anew, so that a slip of the finger costs days. */
export const withdrawingAsks: Rule = {
  name: 'whatever withdraws something asks once whether it is meant',
  check: ({ files }) =>
    files
      .filter(({ path }) => /^packages\/web\/src\/(?!.*\.test\.).*\.tsx$/.test(path))
      .filter(({ text }) => withdraws.test(text) && !asks.test(text))
      .map(({ path }) => ({ at: path, message: 'withdraws without asking in a Popconfirm' })),
  planted: [
    plant("list.can.includes('withdraw') && <Button onClick={send}>{text.withdraw}</Button>"),
    plant("measure.can.includes('withdrawExtension') && <AtOnce />"),
    plant("token.can.includes('revoke') && <Button />"),
  ],
  allowed: {
    'packages/web/src/measures/asked.tsx':
      "export const x = list.can.includes('withdraw') && <Popconfirm title={text.ask} />\n",
    'packages/web/src/measures/other.tsx': "export const x = list.can.includes('confirm') && <Button />\n",
  },
}

function plant(drawn: string): { files: Record<string, string>; reportedAt: string } {
  const path = 'packages/web/src/measures/new-action.tsx'
  return { files: { [path]: `export const x = (): ReactNode => ${drawn}\n` }, reportedAt: path }
}
