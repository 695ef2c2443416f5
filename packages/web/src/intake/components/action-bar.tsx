import type { ReaderRole } from '@bihuan/core/intake/review/draft-edits.ts'
import { itemOf } from '@bihuan/core/intake/review/draft-items.ts'
import { onOneLine, type SourceText } from '@bihuan/core/reading/text/source-text.ts'
import { Button } from 'antd'
import { memo, type ReactNode } from 'react'
import type { DeskCommand } from '../desk.ts'
import type { Desk } from '../desk-state.ts'
import { useUiText } from '../../ui/ui.text.ts'
import { useReviewText } from '../review.text.ts'

const roles = ['finding', 'measure', 'result', 'background', 'unplaced'] as const satisfies ReaderRole[]
const most = 26

const retyping = {
  finding: { type: 'retype', role: 'finding' },
  measure: { type: 'retype', role: 'measure' },
  result: { type: 'retype', role: 'result' },
  background: { type: 'retype', role: 'background' },
  unplaced: { type: 'retype', role: 'unplaced' },
} as const satisfies Partial<Record<ReaderRole, DeskCommand>>
const undo = { type: 'undo' } as const
const redo = { type: 'redo' } as const

type Props = {
  readonly source: SourceText
  readonly desk: Desk
  readonly isLocked: boolean
  readonly run: (command: DeskCommand) => void
  readonly find: () => void
  readonly openHelp: () => void
}

/** What can be done with the item under the cursor or the marked text, and what has just been done. */
export function ActionBar({ source, desk, isLocked, run, find, openHelp }: Props): ReactNode {
  const text = useReviewText()
  const words = chosenWords(source, desk)
  const said = desk.said === null ? '' : text.said[desk.said.what]
  return (
    <div className="intake-actions" role="group" aria-label={text.actions}>
      <span className="intake-chosen">
        {isLocked ? text.alreadyCommitted : words === null ? text.chooseHint : `${text.chosen}${words}`}
      </span>
      {!isLocked && (
        <span className="intake-actions-buttons">
          {roles.map((role, index) => (
            <Action
              key={role}
              role={role}
              name={text.asRole(text.roles[role])}
              label={text.roles[role]}
              keys={String(index + 1)}
              isDisabled={words === null}
              command={retyping[role]}
              run={run}
            />
          ))}
          <ItemActions isOff={desk.cursor === null || desk.isOnText} run={run} />
          <Action label={text.undo} keys="u" isDisabled={desk.past.length === 0} command={undo} run={run} />
          <Action label={text.redo} keys="U" isDisabled={desk.future.length === 0} command={redo} run={run} />
        </span>
      )}
      <span className="intake-said" role="status" key={desk.said?.count}>
        {said}
      </span>
      <PageActions find={find} openHelp={openHelp} />
    </div>
  )
}

const PageActions = memo(function PageActions({ find, openHelp }: Pick<Props, 'find' | 'openHelp'>) {
  const text = useReviewText()
  return (
    <>
      <ActionButton label={text.find} keys="Ctrl+F" isDisabled={false} onClick={find} />
      <ActionButton label={text.keys} keys="?" isDisabled={false} onClick={openHelp} />
    </>
  )
})

type ItemProps = Pick<Props, 'run'> & { readonly isOff: boolean }

const ItemActions = memo(function ItemActions({ isOff, run }: ItemProps): ReactNode {
  const text = useReviewText()
  const actions = [
    [text.edit, 'Enter', { type: 'edit' }],
    [text.merge, 'm', { type: 'merge' }],
    [text.split, 's', { type: 'split' }],
    [text.raise, '←', { type: 'raise' }],
    [text.lower, '→', { type: 'lower' }],
    [text.moveUp, 'Alt+↑', { type: 'move', step: -1 }],
    [text.moveDown, 'Alt+↓', { type: 'move', step: 1 }],
    [text.drop, 'x', { type: 'drop' }],
  ] as const
  return actions.map(([label, keys, command]) => (
    <ActionButton key={label} label={label} keys={keys} isDisabled={isOff} onClick={() => run(command)} />
  ))
})

type ActionProps = Omit<ButtonProps, 'onClick'> & Pick<Props, 'run'> & { readonly command: DeskCommand }

// Most keys move the cursor and change no button: what stays as it is is not drawn again.
const Action = memo(function Action({ command, run, ...button }: ActionProps): ReactNode {
  return <ActionButton {...button} onClick={() => run(command)} />
})

type ButtonProps = {
  readonly label: string
  readonly name?: string
  readonly keys: string
  readonly role?: ReaderRole
  readonly isDisabled: boolean
  readonly onClick: () => void
}

function ActionButton({ label, name, keys, role, isDisabled, onClick }: ButtonProps): ReactNode {
  const marks = useUiText()
  return (
    <Button
      size="small"
      data-role={role}
      className={role === undefined ? 'intake-action' : 'intake-action intake-role-button'}
      aria-label={name ?? label}
      title={marks.more(name ?? label, keys)}
      disabled={isDisabled}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}

function chosenWords(source: SourceText, { draft, cursor, choice, isOnText }: Desk): string | null {
  const item = isOnText || cursor === null ? null : itemOf(draft, cursor)
  const span = isOnText ? choice?.span : item?.passage
  if (span === undefined) return null
  const words = onOneLine(source.slice(span.start, Math.min(span.end, span.start + most + 1)))
  return Array.from(words).length > most ? `${Array.from(words).slice(0, most).join('')}…` : words
}
