import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { useCan } from '../../session/session.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import type { ShownToken } from '../components/shown-token-dialog.tsx'
import { TokenList } from '../components/token-list.tsx'
import { useTokensText } from '../tokens.text.ts'
import '../people.css'

const CreateTokenDialog = lazyPart(() => import('../components/create-token-dialog.tsx'), 'CreateTokenDialog')
const ShownTokenDialog = lazyPart(() => import('../components/shown-token-dialog.tsx'), 'ShownTokenDialog')

/** One's own account: what programs show in one's name. */
export function AccountPage(): ReactNode {
  const text = useTokensText()
  const canSeeAll = useCan('people.manage')
  const [isCreating, setIsCreating] = useState(false)
  const [shown, setShown] = useState<ShownToken | null>(null)
  return (
    <Page
      title={text.title}
      actions={
        <>
          {canSeeAll && <Link to="/people/tokens">{text.toAll}</Link>}
          <Button type="primary" onClick={() => setIsCreating(true)}>
            {text.create}
          </Button>
        </>
      }
    >
      <h2 className="people-section">{text.heading}</h2>
      <p>{text.note}</p>
      <p className="people-quiet">{text.never}</p>
      <TokenList of="me" title={text.heading} />
      <Suspense fallback={null}>
        {isCreating && <CreateTokenDialog onClose={() => setIsCreating(false)} onMade={setShown} />}
        {shown !== null && <ShownTokenDialog shown={shown} onClose={() => setShown(null)} />}
      </Suspense>
    </Page>
  )
}
