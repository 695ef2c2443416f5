import type { EditionContent, EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { isShowingBegun } from '@bihuan/core/documents/unfit-days.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import { Button, Popconfirm } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useUiText } from '../../ui/ui.text.ts'
import { choicesOf, isEdited } from '../document-search.ts'
import { useEditionCommand } from '../edition-command.ts'
import { useEditionsText } from '../editions.text.ts'
import { DraftButton } from './draft-button.tsx'
import { redactionsOf } from './edition-redactions.tsx'

const GiveDialog = lazyPart(
  () => import('./edition-dialogs.tsx').then(({ GiveDialog: part }) => ({ GiveDialog: part })),
  'GiveDialog',
)
const ReasonDialog = lazyPart(
  () => import('./edition-dialogs.tsx').then(({ ReasonDialog: part }) => ({ ReasonDialog: part })),
  'ReasonDialog',
)

type Direct = 'check' | 'approve' | 'publish'
const direct: readonly Direct[] = ['check', 'approve', 'publish']

type Props = {
  readonly edition: EditionView
  /** What its paper is called. */
  readonly title: string
  /** What it says nothing of. */
  readonly lacking: EditionContent['lacking']
  /** Whether the records say otherwise since its check: it goes back, and no further. */
  readonly isOutdated: boolean
  /** Numbers that no record counts and whose source nobody has noted. */
  readonly unsourced: readonly string[]
  /** What somebody said to be counted otherwise than the records do. */
  readonly otherwise: readonly string[]
}

/** What whoever reads an edition can do with it next, and what was refused. */
export function EditionSteps({ edition, title, isOutdated, ...said }: Props): ReactNode {
  const text = useEditionsText()
  const [dialog, setDialog] = useState<'give' | 'return' | 'drop' | null>(null)
  const [step, setStep] = useState<Direct>('check')
  // What was refused of a text that is another by now is no reason any more.
  const [sentOf, setSentOf] = useState(edition.version)
  const { can, rectificationId, document, options } = edition
  const why = keepsIt(edition, isOutdated, text)
  const command = useEditionCommand({
    edition,
    said: text.done[step],
    send: (wanted: Direct, stamp) => api.editions[wanted](stamp),
    onClose: () => {},
  })
  const send = (wanted: Direct): void => {
    setStep(wanted)
    setSentOf(edition.version)
    command.send(wanted)
  }
  return (
    <div className="edition-steps">
      {why === null ? (
        <p>{can.includes('approve') ? text.waitsForYou : text.next[edition.status]}</p>
      ) : (
        <p role="note">{why}</p>
      )}
      <div>
        {direct
          .filter((one) => can.includes(one) && (why === null || one === 'check'))
          .map((one) => (
            <DirectButton
              key={one}
              step={one}
              asks={asked(one, { edition, title, ...said }, text)}
              isSending={command.isSending}
              onSend={() => send(one)}
            />
          ))}
        {can.includes('give') && (
          <Button type="primary" onClick={() => setDialog('give')}>
            {text.give}
          </Button>
        )}
        {can.includes('correct') && isEdited(document) && (
          <DraftButton
            wish={{ rectificationId, document, options: choicesOf(document, options) }}
            correctsId={edition.id}
          >
            {text.correct}
          </DraftButton>
        )}
        {can.includes('return') && <Button onClick={() => setDialog('return')}>{text.steps.return}</Button>}
        {can.includes('drop') && (
          <Button danger type="text" onClick={() => setDialog('drop')}>
            {text.steps.drop}
          </Button>
        )}
      </div>
      {(sentOf === edition.version || command.hasConflict) && <CommandOutcome command={command} />}
      {dialog === 'give' && <GiveDialog edition={edition} onClose={() => setDialog(null)} />}
      {(dialog === 'return' || dialog === 'drop') && (
        <ReasonDialog edition={edition} step={dialog} onClose={() => setDialog(null)} />
      )}
    </div>
  )
}

/** Why an edition that was checked goes no further; null where nothing keeps it. */
function keepsIt(
  { status, options: { shownFrom } }: EditionView,
  isOutdated: boolean,
  text: ReturnType<typeof useEditionsText>,
): string | null {
  if (status !== 'checked' && status !== 'approved') return null
  if (isOutdated) return text.outdated
  const isBegun = shownFrom !== undefined && isShowingBegun(shownFrom, dayHere(new Date()))
  return isBegun ? text.shownBegun(shownFrom) : null
}

/** What is asked once before a step is taken; nothing where it is taken at once. */
function asked(
  step: Direct,
  { edition, title, lacking, unsourced, otherwise }: Omit<Props, 'isOutdated'>,
  text: ReturnType<typeof useEditionsText>,
): string | null {
  // What is published is frozen.
  if (step === 'publish') return text.publishAsks
  if (step !== 'approve') return null
  const { corrects, asOf } = edition
  const redactions = redactionsOf(edition).length
  const unsaid = namesOf(text.lackingEndNames).filter((name) => lacking.includes(name))
  // Whoever approves answers for it: one tap on a phone would be too quick, and which paper it is stands with the question.
  return [
    ...(otherwise.length > 0 ? [text.otherwiseAsks(otherwise)] : []),
    ...(unsourced.length > 0 ? [text.unsourcedAsks(unsourced)] : []),
    ...(unsaid.length > 0 ? [text.lackingAtEndAsks(unsaid.map((name) => text.lackingEndNames[name]))] : []),
    ...(redactions > 0 ? [text.redactionsAsk(redactions)] : []),
    text.approveAsks(title, corrects === null ? '' : text.corrects(corrects.number), asOf ?? ''),
  ].join(' ')
}

function DirectButton({
  step,
  asks,
  isSending,
  onSend,
}: {
  readonly step: Direct
  readonly asks: string | null
  readonly isSending: boolean
  readonly onSend: () => void
}): ReactNode {
  const text = useEditionsText()
  const words = useUiText()
  if (asks === null)
    return (
      <Button type="primary" loading={isSending} onClick={onSend}>
        {text.steps[step]}
      </Button>
    )
  return (
    <Popconfirm title={asks} okText={text.steps[step]} cancelText={words.cancel} onConfirm={onSend}>
      <Button type="primary" loading={isSending}>
        {text.steps[step]}
      </Button>
    </Popconfirm>
  )
}
