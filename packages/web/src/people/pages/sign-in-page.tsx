import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { OpenFrame } from '../../ui/open-frame.tsx'
import { ownPath } from '../../ui/own-address.ts'
import { SignInForm } from '../components/sign-in-form.tsx'
import { useSignInText } from '../sign-in.text.ts'
import '../people.css'

export function SignInPage(): ReactNode {
  const text = useSignInText()
  const router = useRouter()
  const { next } = useSearch({ from: '/sign-in' })
  const status = useQuery(orpc.setup.status.queryOptions())
  return (
    <OpenFrame title={text.signInTitle}>
      {status.data?.isNeeded && (
        <Alert type="info" showIcon title={text.setupNeeded} style={{ marginBottom: 16 }} />
      )}
      <OtherAddress address={status.data?.address ?? null} />
      <SignInForm onSignedIn={() => void router.navigate({ href: ownPath(next), replace: true })} />
    </OpenFrame>
  )
}

/** Under another address than the one that is set, signing in cannot work: the notice leads to that address. */
function OtherAddress({ address }: { address: string | null }): ReactNode {
  const text = useSignInText()
  if (address === null || address === window.location.origin) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={text.otherAddress}
      description={<a href={address}>{address}</a>}
      style={{ marginBottom: 16 }}
    />
  )
}
