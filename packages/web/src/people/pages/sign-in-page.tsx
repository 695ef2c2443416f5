import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { OpenFrame } from '../../app/open-frame.tsx'
import { SignInForm } from '../components/sign-in-form.tsx'
import { usePeopleText } from '../people.text.ts'
import '../people.css'

export function SignInPage(): ReactNode {
  const text = usePeopleText()
  const router = useRouter()
  const { next } = useSearch({ from: '/sign-in' })
  const status = useQuery(orpc.setup.status.queryOptions())
  return (
    <OpenFrame title={text.signInTitle}>
      {status.data?.isNeeded && (
        <Alert type="info" showIcon title={text.setupNeeded} style={{ marginBottom: 16 }} />
      )}
      <SignInForm onSignedIn={() => void router.navigate({ href: next ?? '/', replace: true })} />
    </OpenFrame>
  )
}
