import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { findingsLeftBehind } from '@bihuan/core/findings/left-behind.ts'
import { ledgerLooks } from '@bihuan/core/measures/ledger-columns.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { Button } from 'antd'
import { api } from '../api.ts'
import { newCommandId } from '../ui/command-id.ts'
import { useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/use-messages.ts'
import { useSayRefused } from '../ui/say-refused.tsx'
import { useItemChanged } from '../commands/item-changed.ts'
import { useMeasuresText } from './measures.text.ts'

type Changes = Parameters<typeof api.measures.assign>[0]['changes']

/** After a measure was assigned where there is no room to ask before: what its finding goes on naming, and moving it along. */
export function useOfferToMove(): (finding: FindingView, measure: MeasureView, changes: Changes) => void {
  const text = useMeasuresText()
  const language = useLanguage()
  const { notification, message } = useMessages()
  const sayRefused = useSayRefused()
  const changed = useItemChanged()
  return (finding, measure, { ownerId, leaderId }) => {
    const [left] = findingsLeftBehind([finding], [measure], { ownerId, leaderId })
    if (left === undefined) return
    const { id: findingId, rectificationId, version } = finding
    const form = { rectificationId, findingId, version, commandId: newCommandId() }
    const move = async (): Promise<void> => {
      notification.destroy(findingId)
      try {
        await api.findings.assign({
          ...form,
          ...(ownerId !== undefined && { ownerId }),
          ...(leaderId !== undefined && { leaderId }),
        })
        message.success(text.movedAlong)
      } catch (error) {
        sayRefused(error)
      }
      changed({ rectificationId, findingId })
    }
    notification.warning({
      key: findingId,
      title: text.leftBehindTitle(`${finding.ordinal} ${finding.title ?? finding.number}`),
      description: left.fields
        .map(({ field, now }) => text.stillNames(ledgerLooks[field].heading[language], now.name))
        .join(text.clauseComma),
      ...(left.canMove && {
        actions: (
          <Button type="primary" size="small" onClick={() => void move()}>
            {text.moveNow}
          </Button>
        ),
      }),
    })
  }
}
