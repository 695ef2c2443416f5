import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { usePeopleText } from '../people.text.ts'

/** A password that was just made, with whose it is. */
export type InitialPassword = { readonly name: string; readonly password: string }

/** Shows a new password once. Closes only by its button, so that nobody loses it by a stray click. */
export function InitialPasswordDialog(props: {
  initial: InitialPassword | null
  onClose: () => void
}): ReactNode {
  const text = usePeopleText()
  return (
    <Modal
      open={props.initial !== null}
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
      {props.initial && <Shown {...props.initial} />}
    </Modal>
  )
}

function Shown({ name, password }: InitialPassword): ReactNode {
  const text = usePeopleText()
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  async function copy(): Promise<void> {
    // The clipboard is missing when the page is opened over plain HTTP in a local network.
    const isCopied = await Promise.resolve(navigator.clipboard?.writeText(password).then(() => true)).catch(
      () => false,
    )
    setOutcome(isCopied ? 'copied' : 'failed')
  }
  return (
    <>
      <p>{text.passwordText(name)}</p>
      <div className="people-password">
        <code>{password}</code>
        <Button onClick={() => void copy()}>{outcome === 'copied' ? text.passwordCopied : text.copy}</Button>
      </div>
      <p role="status">{outcome === 'failed' && text.copyFailed}</p>
    </>
  )
}
