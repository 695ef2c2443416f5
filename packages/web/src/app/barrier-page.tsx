import { Button } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { useAppText } from './app.text.ts'
import { OpenFrame } from '../ui/open-frame.tsx'
import { useSession } from '../session/session.tsx'
import { useSignOut } from '../session/sign-out.ts'

const OwnPasswordForm = lazy(async () => ({
  default: (await import('../people/components/own-password-form.tsx')).OwnPasswordForm,
}))

/** What stands in place of every page while nothing can be done yet, with the way out. */
export function BarrierPage(): ReactNode {
  const text = useAppText()
  const { barrier, person } = useSession()
  const leave = useSignOut()
  const mustChange = barrier === 'PASSWORD_CHANGE_NEEDED'
  return (
    <OpenFrame title={mustChange ? text.mustChangeTitle : text.noAppointmentTitle}>
      <p>{mustChange ? text.mustChangeText(person.name) : text.noAppointmentText(person.name)}</p>
      {mustChange && (
        <Suspense fallback={<PageSkeleton rows={3} />}>
          <OwnPasswordForm />
        </Suspense>
      )}
      <Button type={mustChange ? 'link' : 'primary'} block onClick={leave}>
        {text.signOut}
      </Button>
    </OpenFrame>
  )
}
