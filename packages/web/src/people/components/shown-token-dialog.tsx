import { Button, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useTokensText } from '../tokens.text.ts'
import { useCopy } from '../../ui/use-copy.ts'

/** A token that was just made; null where the answer that showed it was lost on its way. */
export type ShownToken = { readonly name: string; readonly token: string | null }

/** Shows a new token once. Closes only by its button, so that nobody loses it by a stray click. */
export function ShownTokenDialog({
  shown: { name, token },
  onClose,
}: {
  readonly shown: ShownToken
  readonly onClose: () => void
}): ReactNode {
  const text = useTokensText()
  const { outcome, copy } = useCopy()
  return (
    <Modal
      open
      title={text.shownTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={520}
      footer={
        <Button type="primary" onClick={onClose}>
          {text.done}
        </Button>
      }
    >
      {token === null ? (
        <p>{text.lost(name)}</p>
      ) : (
        <>
          <p>{text.shown(name)}</p>
          <pre className="people-passwords people-token" tabIndex={0}>
            {token}
          </pre>
          <Button onClick={() => void copy(token)}>{outcome === 'copied' ? text.copied : text.copy}</Button>
          <p role="status">{outcome === 'failed' && text.copyFailed}</p>
        </>
      )}
    </Modal>
  )
}
