import type { CategoriesView } from '@bihuan/core/rectifications/categories.contract.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { useRecordsChanged } from '../../commands/records-changed.ts'
import { newCommandId } from '../../ui/command-id.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useUiText } from '../../ui/ui.text.ts'
import { useRectificationsText } from '../rectifications.text.ts'
import '../rectifications.css'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'

type Category = CategoriesView[number]
type Change = (send: () => Promise<CategoriesView>, done?: () => void) => void

/** The categories of a rectification: what they are called, and in which order they come. */
export function CategoriesDialog(props: { rectificationId: string; onClose: () => void }): ReactNode {
  const { rectificationId, onClose } = props
  const text = useRectificationsText()
  const common = useUiText()
  const client = useQueryClient()
  const changed = useRecordsChanged()
  const { data: categories = [] } = useQuery(
    orpc.rectifications.categories.queryOptions({ input: { rectificationId } }),
  )
  const adding = useKept('categories.add', rectificationId, { name: '' })
  const { name } = adding.values
  const changing = useMutation({
    mutationFn: ({ send }: { send: () => Promise<CategoriesView>; done: () => void }) => send(),
    onSuccess: (known, { done }) => {
      client.setQueryData(orpc.rectifications.categories.queryKey({ input: { rectificationId } }), known)
      done()
      changed()
    },
    onError: () => void client.invalidateQueries({ queryKey: orpc.rectifications.categories.key() }),
  })
  const refused = useRefusedFields(changing.error, ['name'])
  const change: Change = (send, done = () => {}) => {
    if (!changing.isPending) changing.mutate({ send, done })
  }
  const add = (): void =>
    change(
      () => api.rectifications.addCategory({ commandId: newCommandId(), rectificationId, name }),
      () => adding.done(),
    )
  const lacking = useLacking(lackingOf([text.addCategory, name]))
  return (
    <Modal
      open
      title={text.categories}
      footer={<Button onClick={() => adding.leave(onClose)}>{common.close}</Button>}
      onCancel={() => adding.leave(onClose)}
    >
      <p className="ui-quiet">{text.categoriesHint}</p>
      <ol className="categories">
        {categories.map((category, at) => (
          <Row
            key={category.id}
            {...{ rectificationId, category, change }}
            at={at + 1}
            isLast={at === categories.length - 1}
          />
        ))}
      </ol>
      <form
        className="categories-add"
        onSubmit={(event) => {
          event.preventDefault()
          lacking.press(add)
        }}
      >
        <Input
          {...lacking.look(text.addCategory)}
          value={name}
          count={{ max: 200 }}
          aria-label={text.addCategory}
          placeholder={text.addCategory}
          onChange={(event) => adding.change({ name: event.target.value })}
        />
        <Button htmlType="submit" loading={changing.isPending}>
          {text.add}
        </Button>
      </form>
      <LackingFields of={lacking.shown}>{null}</LackingFields>
      <FieldRefusal of={refused.of('name')} />
      <RefusalMessage error={refused.rest} />
    </Modal>
  )
}

type RowProps = {
  readonly rectificationId: string
  readonly category: Category
  readonly at: number
  readonly isLast: boolean
  readonly change: Change
}

function Row({ rectificationId, category, at, isLast, change }: RowProps): ReactNode {
  const text = useRectificationsText()
  const kept = useKept('categories.rename', category.id, { name: category.name })
  const { name } = kept.values
  const stamp = { rectificationId, categoryId: category.id, version: category.version }
  const isOther = name.trim() !== '' && name !== category.name
  const move = (to: number): void =>
    change(() => api.rectifications.moveCategory({ ...stamp, commandId: newCommandId(), at: to }))
  const rename = (): void =>
    change(
      () => api.rectifications.renameCategory({ ...stamp, commandId: newCommandId(), name }),
      () => kept.done(),
    )
  return (
    <li>
      <Input
        value={name}
        count={{ max: 200 }}
        aria-label={text.categoryName(at)}
        onChange={(event) => kept.change({ name: event.target.value })}
        onPressEnter={() => isOther && rename()}
      />
      <span className="ui-quiet">{text.categoryFindings(category.findings)}</span>
      {isOther && (
        <Button size="small" type="primary" onClick={rename}>
          {text.rename}
        </Button>
      )}
      <Button
        size="small"
        disabled={at === 1}
        onClick={() => move(at - 1)}
        aria-label={text.moveUp(category.name)}
      >
        ↑
      </Button>
      <Button
        size="small"
        disabled={isLast}
        onClick={() => move(at + 1)}
        aria-label={text.moveDown(category.name)}
      >
        ↓
      </Button>
    </li>
  )
}
