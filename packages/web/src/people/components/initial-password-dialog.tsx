import { byteOrderMark, csvLine } from '@bihuan/core/kernel/csv-line.ts'
import { Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import { saveFile } from '../../ui/save-file.ts'
import { usePeopleText } from '../people.text.ts'
import { useCopy } from '../../ui/use-copy.ts'

/** A password that was just made, with whose it is. */
export type InitialPassword = {
  readonly name: string
  /** Null where the answer that showed it was lost on its way: it is stored nowhere. */
  readonly password: string | null
  /** Where there are several, which are given on together. */
  readonly username?: string
  readonly organization?: string
}

/** Shows new passwords once. Closes only by its button, so that nobody loses them by a stray click. */
export function InitialPasswordDialog(props: {
  initial: readonly InitialPassword[]
  onClose: () => void
}): ReactNode {
  const [first, ...others] = props.initial
  const text = usePeopleText()
  return (
    <Modal
      open={first !== undefined}
      title={text.passwordTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
      footer={
        <Button type="primary" onClick={props.onClose}>
          {text.done}
        </Button>
      }
      width={440}
    >
      {first?.password === null && <Lost initial={props.initial} />}
      {first && first.password !== null && others.length === 0 && (
        <Shown name={first.name} password={first.password} />
      )}
      {first && first.password !== null && others.length > 0 && <AllShown initial={props.initial} />}
    </Modal>
  )
}

function Shown({ name, password }: { readonly name: string; readonly password: string }): ReactNode {
  const text = usePeopleText()
  const { outcome, copy } = useCopy()
  return (
    <>
      <p>{text.passwordText(name)}</p>
      <div className="people-password">
        <code>{password}</code>
        <Button onClick={() => void copy(password)}>
          {outcome === 'copied' ? text.passwordCopied : text.copy}
        </Button>
      </div>
      <p role="status">{outcome === 'failed' && text.copyFailed}</p>
    </>
  )
}

/** As cells that a spreadsheet takes. */
function AllShown({ initial }: { readonly initial: readonly InitialPassword[] }): ReactNode {
  const text = usePeopleText()
  const { outcome, copy } = useCopy()
  const rows = initial.map(({ name, organization = '', username = '', password }) => [
    name,
    organization,
    username,
    password ?? '',
  ])
  const words = rows.map((cells) => cells.join('\t'))
  const save = (): void => {
    const lines = [text.passwordsHeadings, ...rows].map(csvLine)
    saveFile(new Blob([byteOrderMark, ...lines], { type: 'text/csv' }), text.passwordsFile)
  }
  return (
    <>
      <p>{text.passwordsText(initial.length)}</p>
      <pre className="people-passwords" tabIndex={0}>
        {words.join('\n')}
      </pre>
      <Button onClick={() => void copy(words.join('\n'))}>
        {outcome === 'copied' ? text.passwordCopied : text.copy}
      </Button>{' '}
      <Button onClick={save}>{text.savePasswords}</Button>
      <p role="status">{outcome === 'failed' && text.copyFailed}</p>
    </>
  )
}

function Lost({ initial }: { readonly initial: readonly InitialPassword[] }): ReactNode {
  const text = usePeopleText()
  const [first, ...others] = initial
  if (first !== undefined && others.length === 0) return <p>{text.passwordLost(first.name)}</p>
  return (
    <>
      <p>{text.passwordsLost(initial.length)}</p>
      <pre className="people-passwords" tabIndex={0}>
        {initial.map(({ name, username }) => `${name}\t${username ?? ''}`).join('\n')}
      </pre>
    </>
  )
}
