import { isPassing } from '@bihuan/core/hand-over/passing-duties.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { type Fields, type From, type OpenDuty, type Passing, partsOf, type Picks } from '../from.ts'
import { useHandOverText } from '../hand-over.text.ts'
import { DutyItems } from './duty-items.tsx'
import { PassingDutyRow } from './passing-duty.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'

type Props = {
  readonly from: From
  readonly duties: readonly OpenDuty[]
  readonly readAgain: () => Promise<unknown>
}

const nobodyYet: Readonly<Record<Fields, string>> = {
  reason: '',
  'measure.handler': '',
  'measure.leader': '',
  'measure.owner': '',
  'measure.supporter': '',
  'part.handler': '',
  'part.unit': '',
  'objectList.responsible': '',
  'finding.leader': '',
  'finding.owner': '',
  'finding.supporter': '',
}

/** What passes, each kind with its successor and what comes of it; what stays; why. */
export function HandOverForm({ from, duties, readAgain }: Props): ReactNode {
  const text = useHandOverText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = useMessages()
  const { commandId, renew } = useCommandId()
  const kept = useKept<Fields>(
    'handOver',
    'personId' in from ? from.personId : from.organizationId,
    nobodyYet,
  )
  const [picks, setPicks] = useState<Picks>(new Map())
  const open = duties.filter(({ count }) => count > 0)
  const passing = open.flatMap((duty): Passing[] =>
    isPassing(duty.duty) ? [{ ...duty, passing: duty.duty }] : [],
  )
  const parts = partsOf(passing, kept.values, picks)
  const sending = useOneAtATime({
    send: async () => {
      try {
        return await api.handOvers.run({ commandId, ...from, reason: kept.values.reason, parts })
      } catch (error) {
        // What has changed meanwhile is shown beside why nothing was done.
        await readAgain()
        throw error
      }
    },
    onSent: async () => {
      kept.done()
      setPicks(new Map())
      renew()
      message.success(text.done)
      await client.invalidateQueries({ queryKey: orpc.key() })
    },
  })
  const refused = useRefusedFields(sending.error, ['reason'])
  const count = passing.reduce((sum, duty) => sum + passingOf(duty, kept.values, picks), 0)
  const lacking = useLacking(lackingOf([text.passing, count > 0], [text.reason, kept.values.reason]))
  return (
    <form
      className="hand-over"
      onSubmit={(event) => {
        event.preventDefault()
        lacking.press(() => sending.send(undefined))
      }}
    >
      <KeptNote kept={kept} />
      {passing.length > 0 && <h2>{text.passing}</h2>}
      {passing.map((duty) => (
        <PassingDutyRow
          key={duty.duty}
          from={from}
          duty={duty}
          successorId={kept.values[duty.passing]}
          onChoose={(successorId) => kept.change({ [duty.passing]: successorId })}
          picks={picks}
          onPick={setPicks}
        />
      ))}
      {passing.length > 0 && (
        <>
          <LackingFields of={lacking.shown}>
            <WordsField
              className="hand-over-reason"
              label={text.reason}
              hint={text.reasonHint}
              value={kept.values.reason}
              onChange={(reason) => kept.change({ reason })}
              refused={refused.of('reason')}
              longest={500}
              isShort
            />
          </LackingFields>
          <RefusalMessage error={refused.rest} />
          <Button type="primary" htmlType="submit" loading={sending.isSending}>
            {text.send(count)}
          </Button>
        </>
      )}
      {open.length > passing.length && <h2>{text.staying}</h2>}
      {open
        .filter(({ stays }) => stays !== null)
        .map((duty) => (
          <section key={duty.duty} className="hand-over-duty">
            <h3>
              {duty.label[language]} <span>{text.passes(duty.count)}</span>
            </h3>
            <p>{duty.stays?.[language]}</p>
            <DutyItems duty={duty} />
          </section>
        ))}
    </form>
  )
}

function passingOf(duty: Passing, values: Readonly<Record<Fields, string>>, picks: Picks): number {
  return values[duty.passing] === '' ? duty.items.filter(({ id }) => picks.has(id)).length : duty.count
}
