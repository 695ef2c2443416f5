import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { additionOf, faultyRows } from '@bihuan/core/people/list-addition.ts'
import { mostListed } from '@bihuan/core/people/most-listed.ts'
import type { PeopleList } from '@bihuan/core/people/people-list.ts'
import { Form, Input } from 'antd'
import { type ReactNode, useDeferredValue, useMemo } from 'react'
import { usePeopleText } from '../people.text.ts'
import { ListPreview } from './list-preview.tsx'
import { type ChosenList, ListSource } from './list-source.tsx'
import { OrganizationSelect } from './organization-select.tsx'

/** What the form about a list holds besides a file. */
export type ListFields = {
  list: string
  /** Rows whose person is somebody else than the one of that name before. */
  others: string[]
  /** Below which organization those are added that name no parent. */
  under?: string | null
}

/** The list itself, pasted or as a file, and how it is understood. */
export function ListField(props: {
  read: (fields: Pick<ListFields, 'list' | 'under'>) => PeopleList
  organizations: readonly OrganizationView[]
  chosen: ChosenList | null
  onChosen: (chosen: ChosenList | null) => void
}): ReactNode {
  const { read, organizations, chosen } = props
  const text = usePeopleText()
  const form = Form.useFormInstance<ListFields>()
  const words = useDeferredValue(Form.useWatch('list', form) ?? '')
  const under = Form.useWatch('under', form)
  const others = Form.useWatch('others', form) ?? []
  const list = useMemo(() => read({ list: words, under: under ?? null }), [read, words, under])
  const isRead = list.people.length + list.organizations.length > 0
  const rule = {
    validator: async () => {
      const now = read(form.getFieldsValue(['list', 'under']))
      const { organizations: added, persons } = additionOf(now, form.getFieldValue('others') ?? [])
      const wanted = added.length + persons.length
      const problem = text.listProblem({ faulty: faultyRows(now), wanted, most: mostListed })
      if (problem !== null) throw new Error(problem)
    },
  }
  const choose = (file: ChosenList | null): void => {
    form.setFieldsValue({ others: [] })
    form.setFields([{ name: 'list', errors: [] }])
    props.onChosen(file)
  }
  return (
    <>
      <ListSource chosen={chosen} onChosen={choose} />
      <Form.Item
        name="list"
        label={chosen === null ? text.list : null}
        extra={chosen === null ? text.listHint : null}
        rules={[rule]}
        validateTrigger={[]}
      >
        <Input.TextArea
          style={chosen === null ? {} : { display: 'none' }}
          rows={6}
          wrap="off"
          spellCheck={false}
          placeholder={text.listExample}
          onChange={() => form.setFields([{ name: 'list', errors: [] }])}
        />
      </Form.Item>
      <Form.Item
        name="under"
        label={text.listUnder}
        hidden={!list.organizations.some(({ knownAs }) => knownAs === null)}
      >
        <OrganizationSelect organizations={organizations} placeholder={text.noParent} isClearable />
      </Form.Item>
      {isRead && (
        <Form.Item name="others" noStyle>
          <ListPreview list={list} others={others} organizations={organizations} />
        </Form.Item>
      )}
    </>
  )
}
