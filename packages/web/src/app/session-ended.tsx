import type { SessionView } from '@bihuan/core/people/people.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { SignInForm } from '../people/components/sign-in-form.tsx'
import { useSession } from '../session/session.tsx'
import { useAppText } from './app.text.ts'

/** Lets whoever's session has ended sign in over the page. */
export function SessionEnded({ isOpen }: { isOpen: boolean }): ReactNode {
  const text = useAppText()
  const client = useQueryClient()
  const { person } = useSession()
  function goOn(session: SessionView): void {
    // Somebody else must not see what the page still holds of the one before.
    if (session.person.id !== person.id) window.location.reload()
    else void client.invalidateQueries()
  }
  return (
    <Modal
      open={isOpen}
      closable={false}
      footer={null}
      title={text.sessionEnded}
      destroyOnHidden
      width={400}
      zIndex={2000}
    >
      <SignInForm onSignedIn={goOn} />
    </Modal>
  )
}
