import { measureStatuses, measureStatusLabels } from '@bihuan/core/measures/labels.ts'
import { lights } from '@bihuan/core/measures/light.ts'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useOwnerChoices, usePersonChoices } from '../../../people/choices.ts'
import { useSession } from '../../../session/session.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { useMeasuresText } from '../../measures.text.ts'
import { type LedgerSearch, ledgerSearchOf } from '../ledger-search.ts'

type Props = {
  readonly search: LedgerSearch
  readonly change: (changes: Partial<LedgerSearch>) => void
}

/** The filters that are chosen from lists. */
export function FilterSelects({ search, change }: Props): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const owners = useOwnerChoices()
  // Outside reviewers are told of no people and organizations but those that stand beside what they read.
  const hasNames = useSession().roles.length > 0
  const handlers = usePersonChoices('handler', null, {
    id: search.handlerId ?? null,
    isLookingBack: true,
  })
  const take = (changes: Record<string, unknown>): void => change(ledgerSearchOf(changes))
  const many = {
    mode: 'multiple',
    allowClear: true,
    maxTagCount: 1,
    popupMatchSelectWidth: false,
    size: 'small',
  } as const
  const listOr = (values: string[]): string[] | undefined => (values.length === 0 ? undefined : values)
  return (
    <>
      <Select
        {...many}
        className="ledger-filter"
        placeholder={text.filterStatus}
        aria-label={text.filterStatus}
        value={search.status ?? []}
        options={measureStatuses.map((value) => ({
          value,
          label: value === 'voided' ? text.filterGone : measureStatusLabels[value][language],
        }))}
        onChange={(status) => take({ status: listOr(status) })}
      />
      <Select
        {...many}
        className="ledger-filter"
        placeholder={text.filterLight}
        aria-label={text.filterLight}
        value={search.light ?? []}
        options={lights
          .filter((value) => value !== 'none')
          .map((value) => ({ value, label: text.lights[value] }))}
        onChange={(light) => take({ light: listOr(light) })}
      />
      {hasNames && (
        <>
          <Select
            {...many}
            className="ledger-filter"
            placeholder={text.filterOwner}
            aria-label={text.filterOwner}
            showSearch={owners.search}
            value={search.ownerId ?? []}
            options={owners.options}
            onChange={(ownerId: string[]) => take({ ownerId: listOr(ownerId) })}
          />
          <Select
            allowClear
            size="small"
            popupMatchSelectWidth={false}
            className="ledger-filter"
            placeholder={text.filterHandler}
            aria-label={text.filterHandler}
            showSearch={handlers.search}
            value={search.handlerId ?? null}
            options={handlers.options}
            onChange={(handlerId: string | null | undefined) => take({ handlerId: handlerId ?? undefined })}
          />
        </>
      )}
    </>
  )
}
