import type { EditionContent, EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { useEditionCommand } from '../edition-command.ts'
import type { SentText } from '../edition-moves.ts'
import { useEditionsText } from '../editions.text.ts'

/** What the records give otherwise than when the draft was begun, and what people left out: what they wrote stays until they say so. */
export function EditionChanges({
  edition,
  content: { changed, hands },
}: {
  readonly edition: EditionView
  readonly content: EditionContent
}): ReactNode {
  const text = useEditionsText()
  const mayWrite = edition.can.includes('write')
  const command = useEditionCommand({
    edition,
    said: text.worded,
    send: (sent: SentText, stamp) => api.editions.word({ ...stamp, texts: [sent] }),
    onClose: () => {},
  })
  const left = hands.filter((hand) => hand.text.trim() === '' && hand.now !== null)
  if (changed.length === 0 && left.length === 0) return null
  const button = (label: string, sent: SentText): ReactNode =>
    mayWrite && (
      <Button size="small" disabled={command.isSending} onClick={() => command.send(sent)}>
        {label}
      </Button>
    )
  return (
    <section className="edition-changes" aria-label={text.changes}>
      <CommandOutcome command={command} />
      {changed.length > 0 && (
        <h3>
          {edition.status === 'drafted' || edition.status === 'dropped'
            ? text.changesSince(changed.length)
            : text.changesSinceCheck(changed.length)}
        </h3>
      )}
      <ul>
        {changed.map(({ block, before, now, isHandWritten }, at) => {
          const hand = hands.find((one) => one.block === block)
          return (
            <li key={block ?? at}>
              {before !== null && before !== '' && <del>{before}</del>}
              {now !== null && now !== '' && <ins>{now}</ins>}
              {isHandWritten && hand !== undefined && (
                <p>
                  {now === null ? text.placeGone(hand.text) : text.handStays(hand.text)}{' '}
                  {now !== null &&
                    button(text.keepHand, { block: hand.block, instead: now, text: hand.text })}
                  {button(text.takeBack, { block: hand.block, instead: now ?? '', text: null })}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      {left.length > 0 && (
        <>
          <h3>{text.leftOutOnes}</h3>
          <ul>
            {left.map(({ block, now }) => (
              <li key={block}>
                <del>{now}</del> {button(text.putBack, { block, instead: now ?? '', text: null })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
