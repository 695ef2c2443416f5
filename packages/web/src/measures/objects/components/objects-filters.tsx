import { itemFields, itemStatusLabels } from '@bihuan/core/objects/list-item.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import { Checkbox, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { usePersonChoices } from '../../../people/choices.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { stateOf, whoIn } from '../objects-filter.ts'
import type { ObjectsSearch } from '../objects-search.ts'
import { useObjectsText } from '../objects.text.ts'

type Props = { readonly search: ObjectsSearch; readonly onSearch: (search: ObjectsSearch) => void }

/** Which objects are shown: by words, state, and whether their day has gone by. */
export function ObjectsFilters({ search, onSearch }: Props): ReactNode {
  const text = useObjectsText()
  const language = useLanguage()
  const who = whoIn(search) ?? null
  const people = usePersonChoices('handler', null, { id: who, isLookingBack: true })
  const change = (changes: ObjectsSearch): void => onSearch({ ...search, ...changes })
  return (
    <div className="objects-acts">
      <Input.Search
        className="objects-find"
        allowClear
        maxLength={100}
        defaultValue={search.q ?? ''}
        placeholder={text.search}
        aria-label={text.search}
        onSearch={(q) => change({ q: q.trim() || undefined })}
      />
      <Select
        aria-label={text.status}
        value={stateOf(search) ?? ''}
        options={[
          { value: '', label: text.allStatuses },
          ...namesOf(itemStatusLabels).map((value) => ({ value, label: itemStatusLabels[value][language] })),
        ]}
        onChange={(value) => change({ state: namesOf(itemStatusLabels).find((known) => known === value) })}
      />
      <Select<string | null>
        className="objects-who"
        aria-label={itemFields.responsibleId.heading[language]}
        placeholder={text.anybody}
        allowClear
        showSearch={people.search}
        value={who}
        options={people.options}
        onChange={(value: string | null | undefined) => change({ who: value ?? undefined })}
      />
      <Checkbox
        checked={search.late === true}
        onChange={({ target }) => change({ late: target.checked || undefined })}
      >
        {text.lateOnly}
      </Checkbox>
    </div>
  )
}
