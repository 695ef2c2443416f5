import type { ReactNode } from 'react'
import { useCan } from '../../session/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { TokenList } from '../components/token-list.tsx'
import { usePeopleText } from '../people.text.ts'
import { useTokensText } from '../tokens.text.ts'
import '../people.css'

/** The interface tokens of everybody, for whoever manages accounts. */
export function AllTokensPage(): ReactNode {
  const text = useTokensText()
  const { notAllowed, notAllowedText } = usePeopleText()
  const mayLook = useCan('people.manage')
  return (
    <Page title={text.allTitle} note={text.allNote}>
      {mayLook ? (
        <TokenList of="everybody" title={text.allTitle} />
      ) : (
        <EmptyState title={notAllowed}>{notAllowedText}</EmptyState>
      )}
    </Page>
  )
}
