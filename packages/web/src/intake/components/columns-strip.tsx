import { type ColumnRole, columnRoles } from '@bihuan/core/reading/tables/column-roles.ts'
import type { DraftColumn } from '@bihuan/core/reading/draft.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { useMutation } from '@tanstack/react-query'
import { Button, Popconfirm, Select } from 'antd'
import { memo, type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useReviewText } from '../review.text.ts'

type Props = {
  readonly draftId: string
  readonly columns: readonly DraftColumn[]
  /** Whether somebody has changed the draft, which reading again replaces. */
  readonly isEdited: boolean
  readonly isLocked: boolean
  /** Whether the open point at which the reader stands is about columns. */
  readonly isHere: boolean
  /** Saves what is not saved, and gives the version on the server. */
  readonly settle: () => Promise<number | null>
  readonly takeOver: (saved: SavedDraft) => void
}

const left = 'left'

/** What each column of a ledger was taken for, to be put right; what a person says is remembered. */
export const ColumnsStrip = memo(function ColumnsStrip(props: Props): ReactNode {
  const { draftId, columns, isEdited, isLocked, isHere, settle, takeOver } = props
  const text = useReviewText()
  const [chosen, setChosen] = useState<readonly DraftColumn[] | null>(null)
  const reading = useMutation({
    mutationFn: async (wanted: readonly DraftColumn[]) => {
      const version = await settle()
      return version === null ? null : api.intake.setColumns({ draftId, version, columns: [...wanted] })
    },
    onSuccess: (answer) => {
      if (answer === null) return
      setChosen(null)
      takeOver(answer)
    },
  })
  const shown = chosen ?? columns
  const isChanged = shown.some(({ role }, at) => role !== columns[at]?.role)
  const send = (): void => reading.mutate(shown)
  return (
    <section className={isHere ? 'intake-columns is-here' : 'intake-columns'} aria-label={text.columns}>
      <header>
        <h2>{text.columns}</h2>
        <span className="ui-quiet" role="status">
          {reading.isSuccess && !isChanged ? text.columnsRemembered : isChanged ? text.columnsHint : ''}
        </span>
        {isChanged && (
          <span className="intake-points-tools">
            <Button size="small" onClick={() => setChosen(null)}>
              {text.cancel}
            </Button>
            <Popconfirm
              title={text.columnsReplace}
              okText={text.readAgain}
              cancelText={text.keep}
              // Without edits nothing is lost, so nothing is asked.
              {...(isEdited ? {} : { open: false })}
              onConfirm={send}
            >
              <Button
                size="small"
                type="primary"
                loading={reading.isPending}
                onClick={() => {
                  if (!isEdited) send()
                }}
              >
                {text.readAgain}
              </Button>
            </Popconfirm>
          </span>
        )}
      </header>
      <div className="intake-columns-list">
        {shown.map(({ heading, role }, at) => (
          // Two columns can have the same heading, and their order does not change.
          <label key={`${at} ${heading}`} data-changed={role === columns[at]?.role ? undefined : ''}>
            <span title={heading}>{heading.trim() || text.noHeading}</span>
            <Select
              size="small"
              disabled={isLocked || reading.isPending}
              aria-label={text.columnOf(heading)}
              popupMatchSelectWidth={false}
              value={role ?? left}
              options={[
                ...columnRoles.map((value) => ({ value, label: text.columnRoles[value] })),
                { value: left, label: text.notRead },
              ]}
              onChange={(value) => setChosen(shown.with(at, { heading, role: roleOf(value) }))}
            />
          </label>
        ))}
      </div>
      <RefusalMessage error={reading.error} />
    </section>
  )
})

function roleOf(value: string): ColumnRole | null {
  return columnRoles.find((role) => role === value) ?? null
}
