import type { Draft, Span } from '@bihuan/core/intake/draft.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { Link } from '@tanstack/react-router'
import { App, Button, Segmented } from 'antd'
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react'
import { useIsPhone } from '../../ui/media.ts'
import { Page } from '../../ui/page.tsx'
import { countTree } from '../draft-edits.ts'
import { nextHistory } from '../draft-history.ts'
import { useDraftSaving } from '../draft-saving.ts'
import { useIntakeText } from '../intake.text.ts'
import { overlaps } from '../passages.ts'
import { showInPane } from '../show-in-pane.ts'
import { ChoiceBar } from './choice-bar.tsx'
import { CommitDialog } from './commit-dialog.tsx'
import { DraftHead } from './draft-head.tsx'
import { DraftTree } from './draft-tree.tsx'
import { SavingNote } from './saving-note.tsx'
import { type Choice, SourcePane, useSourceText } from './source-pane.tsx'
import { UnplacedList } from './unplaced-list.tsx'

type Props = { readonly saved: SavedDraft; readonly takeTheirs: () => void }

/** The reader's desk: source on the left, draft on the right, saved as they go. */
export function DraftDesk({ saved, takeTheirs }: Props): ReactNode {
  const text = useIntakeText()
  const isPhone = useIsPhone()
  const source = useSourceText(saved.text)
  const desk = useDesk(saved)
  const { draft, acknowledged, edit, change } = desk
  const content = useMemo(
    () => ({ name: saved.name, draft, acknowledged }),
    [saved.name, draft, acknowledged],
  )
  const saving = useDraftSaving(saved, content)
  const [tab, setTab] = useState<'source' | 'draft'>('draft')
  const [choice, setChoice] = useState<Choice | null>(null)
  const [isCommitting, setIsCommitting] = useState(false)
  const panes = useRef<HTMLDivElement>(null)
  const isLocked = saved.rectificationId !== null
  const chooseInSource = useCallback(
    (next: Choice) => {
      setChoice(next)
      const item = itemStart(draft, next.span)
      if (item !== null) showInPane(panes.current, `[data-item="${item}"]`)
    },
    [draft],
  )
  const chooseInTree = useCallback(
    (span: Span) => {
      setChoice({ span: { start: span.start, end: span.end }, caret: null })
      // An item can begin inside its passage, after its number.
      const passage = draft.passages.findLast(({ start }) => start <= span.start)
      if (passage !== undefined) showInPane(panes.current, `[data-start="${passage.start}"]`)
    },
    [draft.passages],
  )
  const showsSource = !isPhone || tab === 'source'
  const showsDraft = !isPhone || tab === 'draft'
  return (
    <Page
      title={saved.name}
      note={<Link to="/intake">{text.back}</Link>}
      actions={
        <>
          <SavingNote saving={saving} takeTheirs={takeTheirs} />
          {!isLocked && <HistoryButtons desk={desk} />}
          {saved.rectificationId === null ? (
            <Button type="primary" onClick={() => setIsCommitting(true)}>
              {text.commit}
            </Button>
          ) : (
            <Link to="/rectifications/$id/ledger" params={{ id: saved.rectificationId }}>
              {text.openLedger}
            </Link>
          )}
        </>
      }
    >
      <DraftHead
        draft={draft}
        acknowledged={acknowledged}
        isLocked={isLocked}
        acknowledge={desk.acknowledge}
      />
      {isPhone && (
        <Segmented
          block
          value={tab}
          options={[
            { value: 'source', label: text.source },
            { value: 'draft', label: text.draft },
          ]}
          onChange={setTab}
        />
      )}
      <ChoiceBar source={source} draft={draft} choice={choice} isLocked={isLocked} edit={edit} />
      <div className="intake-panes" ref={panes}>
        {showsSource && (
          <SourcePane source={source} passages={draft.passages} choice={choice} onChoose={chooseInSource} />
        )}
        {showsDraft && (
          <div className="intake-draft" role="region" aria-label={text.draft} tabIndex={0}>
            <DraftTree
              source={source}
              draft={draft}
              chosen={choice?.span ?? null}
              isLocked={isLocked}
              change={change}
              onChoose={chooseInTree}
            />
            <UnplacedList source={source} passages={draft.passages} onChoose={chooseInTree} />
          </div>
        )}
      </div>
      {isCommitting && (
        <CommitDialog
          draftId={saved.id}
          name={saved.name}
          kind={draft.kind}
          count={countTree(draft)}
          flush={saving.flush}
          onClose={() => setIsCommitting(false)}
        />
      )}
    </Page>
  )
}

type Desk = ReturnType<typeof useDesk>

function useDesk(saved: SavedDraft): {
  draft: Draft
  acknowledged: readonly number[]
  acknowledge: (index: number, isDone: boolean) => void
  edit: (draft: Draft) => void
  change: (make: (draft: Draft) => Draft | null) => void
  undo: (() => void) | null
  redo: (() => void) | null
} {
  const text = useIntakeText()
  const { message } = App.useApp()
  const [history, dispatch] = useReducer(nextHistory, { past: [], present: saved.draft, future: [] })
  const [acknowledged, setAcknowledged] = useState<readonly number[]>(saved.acknowledged)
  const { present } = history
  const latest = useRef(present)
  useLayoutEffect(() => {
    latest.current = present
  }, [present])
  const edit = useCallback((draft: Draft) => dispatch({ type: 'edited', draft }), [])
  const change = useCallback(
    (make: (draft: Draft) => Draft | null) => {
      const next = make(latest.current)
      if (next === null) void message.warning(text.impossible)
      else dispatch({ type: 'edited', draft: next })
    },
    [message, text],
  )
  return {
    draft: present,
    acknowledged,
    acknowledge: (index, isDone) =>
      setAcknowledged((before) => (isDone ? [...before, index] : before.filter((other) => other !== index))),
    edit,
    change,
    undo: history.past.length === 0 ? null : () => dispatch({ type: 'undone' }),
    redo: history.future.length === 0 ? null : () => dispatch({ type: 'redone' }),
  }
}

function HistoryButtons({ desk }: { desk: Desk }): ReactNode {
  const text = useIntakeText()
  return (
    <>
      <Button disabled={desk.undo === null} onClick={() => desk.undo?.()}>
        {text.undo}
      </Button>
      <Button disabled={desk.redo === null} onClick={() => desk.redo?.()}>
        {text.redo}
      </Button>
    </>
  )
}

function itemStart(draft: Draft, span: Span): number | null {
  for (const finding of draft.findings) {
    if (overlaps(finding.passage, span)) return finding.passage.start
    const measure = finding.measures.find(({ passage }) => overlaps(passage, span))
    if (measure !== undefined) return measure.passage.start
  }
  return null
}
