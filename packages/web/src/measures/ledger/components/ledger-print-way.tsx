import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { isTyping } from '../../../ui/is-typing.ts'
import type { LedgerSearch } from '../ledger-search.ts'
import { useMeasuresText } from '../../measures.text.ts'
import '../print.css'

type Props = { readonly rectificationId: string; readonly search: LedgerSearch; readonly total: number }

/**
 * The way to print all rows. The ledger draws only those in sight, so that Ctrl+P leads to the sheets, and the browser's own menu
 * prints where to find them in place of a part that could be taken for the whole.
 */
export function LedgerPrintWay({ rectificationId, search, total }: Props): ReactNode {
  const text = useMeasuresText()
  const navigate = useNavigate()
  const isUnderDrawer = search.measure !== undefined || search.finding !== undefined
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (!isPrint || event.key.toLowerCase() !== 'p' || isTyping(event.target) || isInDialog(event.target))
        return
      event.preventDefault()
      void navigate(printWay({ rectificationId, search }))
    }
    if (isUnderDrawer) return
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, rectificationId, search, isUnderDrawer])
  return (
    <div className="ledger-print-way">
      {!isUnderDrawer && (
        <>
          <p>{text.printPart(total)}</p>
          <Link {...printWay({ rectificationId, search })}>{text.printAll}</Link>
        </>
      )}
    </div>
  )
}

/** The address of the sheets of a ledger as it is shown. */
export function printWay({ rectificationId, search }: Pick<Props, 'rectificationId' | 'search'>): {
  readonly to: '/rectifications/$id/ledger/print'
  readonly params: { readonly id: string }
  readonly search: LedgerSearch
} {
  return {
    to: '/rectifications/$id/ledger/print',
    params: { id: rectificationId },
    search: { ...search, measure: undefined, finding: undefined },
  }
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog]') !== null
}
