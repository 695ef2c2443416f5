import { fieldOf, passesToOrganization } from '@bihuan/core/hand-over/passing-duties.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { useOrganizations } from '../../people/assignees.ts'
import { type Offer, useOwnerChoices, usePersonChoices, useUnitsBelow } from '../../people/choices.ts'
import { highestBelowTop } from '../../people/organization-tree.ts'
import { useLanguage } from '../../ui/language.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import type { From, Passing, Picks } from '../from.ts'
import { useHandOverText } from '../hand-over.text.ts'
import { DutyItems } from './duty-items.tsx'
import { PickedItems } from './picked-items.tsx'

type Props = {
  readonly from: From
  readonly duty: Passing
  readonly successorId: string
  readonly onChoose: (successorId: string) => void
  readonly picks: Picks
  readonly onPick: (picks: Picks) => void
}

const offeredFor = {
  handlerId: 'handler',
  leaderId: 'leader',
  ownerId: 'owner',
  supporterIds: 'owner',
  unitId: 'owner',
  responsibleId: 'handler',
} as const

/** One kind of open work: how much, who takes it over, and what would come of that. */
export function PassingDutyRow({ from, duty, successorId, onChoose, picks, onPick }: Props): ReactNode {
  const text = useHandOverText()
  const language = useLanguage()
  const label = duty.label[language]
  const { options, search } = useSuccessors(from, duty, successorId)
  const isOwner = passesToOrganization(duty.passing)
  return (
    <section className="hand-over-duty">
      <h3>
        {label} <span>{text.passes(duty.count)}</span>
      </h3>
      <Select
        aria-label={text.successor(label)}
        placeholder={isOwner ? text.organization : text.person}
        options={options}
        value={successorId === '' ? null : successorId}
        onChange={(chosen: string | undefined) => onChoose(chosen ?? '')}
        allowClear
        showSearch={search}
      />
      {successorId !== '' && <Trial from={from} duty={duty} successorId={successorId} />}
      {isOwner ? (
        <PickedItems duty={duty} options={options} picks={picks} onPick={onPick} />
      ) : (
        <DutyItems duty={duty} of={'personId' in from ? from.personId : undefined} />
      )}
    </section>
  )
}

/** Whom a duty can be given to; never whoever has it. */
export function useSuccessors(from: From, duty: Passing, successorId: string): Offer {
  const own = 'personId' in from ? from.personId : from.organizationId
  const field = offeredFor[fieldOf[duty.passing]]
  const isOwner = field === 'owner'
  const chosen = { id: successorId || null, isWanted: !isOwner }
  const people = usePersonChoices(isOwner ? 'handler' : field, null, chosen)
  const owners = useOwnerChoices()
  const organizations = useOrganizations()
  // A part stays below the owner of its measure, who lies above its unit.
  const units = useUnitsBelow(highestBelowTop(organizations, own))
  const all = isOwner ? owners : people
  const choices = duty.passing === 'part.unit' ? units : all.options
  const options = choices.flatMap((choice): typeof choices => {
    if (!('options' in choice)) return choice.value === own ? [] : [choice]
    return [{ ...choice, options: choice.options.filter(({ value }) => value !== own) }]
  })
  return { options, search: all.search }
}

function Trial({ from, duty, successorId }: Pick<Props, 'from' | 'duty' | 'successorId'>): ReactNode {
  const text = useHandOverText()
  const language = useLanguage()
  const trial = useQuery(
    orpc.handOvers.trial.queryOptions({ input: { ...from, duty: duty.passing, successorId }, retry: false }),
  )
  if (trial.error !== null) return <RefusalMessage error={trial.error} />
  if (trial.data === undefined) return null
  const { passing, staying, told } = trial.data
  return (
    <div role="status">
      <ul className="hand-over-trial">
        <li>{text.willPass(passing)}</li>
        {staying.map(({ why, count }) => (
          <li key={why.zh} className="is-warning">
            {text.willStay(count)}
            {why[language]}
          </li>
        ))}
        {(['losesRung', 'cannotSign', 'elsewhere'] as const)
          .filter((one) => told[one] > 0)
          .map((one) => (
            <li key={one} className="is-warning">
              {text.told[one](told[one])}
            </li>
          ))}
      </ul>
    </div>
  )
}
