import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { usePeopleText } from '../people.text.ts'

/** A password that was just made, with whose it is. */
export type InitialPassword = {
  readonly name: string
  readonly password: string
  /** Where there are several, which are given on together. */
  readonly username?: string
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
      {first && others.length === 0 && <Shown {...first} />}
      {others.length > 0 && <AllShown initial={props.initial} />}
    </Modal>
  )
}

type Copying = {
  readonly outcome: 'copied' | 'failed' | null
  readonly copy: (words: string) => Promise<void>
}

function useCopy(): Copying {
  const [outcome, setOutcome] = useState<Copying['outcome']>(null)
  return {
    outcome,
    copy: async (words) => {
      // The clipboard is missing when the page is opened over plain HTTP in a local network.
      const isCopied = await Promise.resolve(navigator.clipboard?.writeText(words).then(() => true)).catch(
        () => false,
      )
      setOutcome(isCopied ? 'copied' : 'failed')
    },
  }
}

function Shown({ name, password }: InitialPassword): ReactNode {
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
  const words = initial.map(({ name, username, password }) => `${name}\t${username ?? ''}\t${password}`)
  return (
    <>
      <p>{text.passwordsText(initial.length)}</p>
      <pre className="people-passwords" tabIndex={0}>
        {words.join('\n')}
      </pre>
      <Button onClick={() => void copy(words.join('\n'))}>
        {outcome === 'copied' ? text.passwordCopied : text.copy}
      </Button>
      <p role="status">{outcome === 'failed' && text.copyFailed}</p>
    </>
  )
}
