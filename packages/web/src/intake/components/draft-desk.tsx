import type { Span } from '@bihuan/core/reading/draft.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { api } from '../../api.ts'
import { useIsPhone } from '../../ui/media.ts'
import { lazyPart, usePartsAhead } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { focusCursor, useDeskFocus } from '../desk-focus.ts'
import type { Choice } from '../desk-state.ts'
import { useDraftSaving } from '../draft-saving.ts'
import { useNewerDraft } from '../newer-draft.ts'
import { useReviewText } from '../review.text.ts'
import { useDesk } from '../use-desk.ts'
import { ActionBar } from './action-bar.tsx'
import { CommitButton } from './commit-button.tsx'
import { DraftHead } from './draft-head.tsx'
import { DraftName } from './draft-name.tsx'
import { DraftTree, ItemForm } from './draft-tree.tsx'
import { FindBar } from './find-bar.tsx'
import { ModelButton } from './model-button.tsx'
import { PointsPanel } from './points-panel.tsx'
import { ReadOut } from './read-out.tsx'
import { RelativesBar } from './relatives-bar.tsx'
import { SavingNote } from './saving-note.tsx'
import { SourcePane } from './source-pane.tsx'

const DeskHelp = lazyPart(() => import('./desk-help.tsx'), 'DeskHelp')
const CommitDialog = lazyPart(() => import('./commit-dialog.tsx'), 'CommitDialog')
const ColumnsStrip = lazyPart(() => import('./columns-strip.tsx'), 'ColumnsStrip')
const deskParts = [ItemForm, CommitDialog, DeskHelp]

/** What the server calls a pasted text in which it finds no title. */
const nameless = '—'

/** The reader's desk: source on the left, draft on the right, saved as they go. */
export function DraftDesk({ saved: first }: { readonly saved: SavedDraft }): ReactNode {
  usePartsAhead(deskParts)
  const text = useReviewText()
  const isPhone = useIsPhone()
  const [saved, setSaved] = useState(first)
  const { source, desk, run } = useDesk(saved)
  const { draft, acknowledged, opened } = desk
  const [name, setName] = useState(first.name)
  const [isRenaming, setIsRenaming] = useState(false)
  const content = useMemo(() => ({ name, draft, acknowledged }), [name, draft, acknowledged])
  const isAsOpened =
    name === saved.name && opened !== null && draft === opened.draft && acknowledged === opened.acknowledged
  const saving = useDraftSaving(saved, content, isAsOpened)
  const { adopt } = saving
  const takeOver = useCallback(
    (answer: SavedDraft) => {
      adopt(answer)
      setSaved(answer)
      setName(answer.name)
      run({ type: 'replace', draft: answer.draft, acknowledged: answer.acknowledged })
    },
    [adopt, run],
  )
  const takeTheirs = useCallback(
    () => void api.intake.get({ draftId: saved.id }).then(takeOver),
    [saved.id, takeOver],
  )
  const isBehind = useNewerDraft(saved.id, saving, takeOver)
  const [tab, setTab] = useState<'source' | 'draft'>('draft')
  const [dialog, setDialog] = useState<'commit' | 'help' | null>(null)
  const openHelp = useCallback(() => setDialog('help'), [])
  const openCommit = useCallback(() => setDialog('commit'), [])
  const panes = useRef<HTMLDivElement>(null)
  const isLocked = saved.rectificationId !== null
  const rename = useCallback(() => setIsRenaming(!isLocked), [isLocked])
  const [isFinding, setIsFinding] = useState(false)
  const find = useCallback(() => setIsFinding(true), [])
  const focus = useDeskFocus({ panes, desk, isLocked, run, openHelp, rename, find })
  const { runInSource, runInTree, runHere } = focus
  const choose = useCallback((choice: Choice) => runInSource({ type: 'choose', choice }), [runInSource])
  const show = useCallback(
    ({ start, end }: Span) => runInTree({ type: 'show', span: { start, end } }),
    [runInTree],
  )
  const shownName = name === nameless ? text.nameless : name
  return (
    <Page
      fillsWindow
      title={shownName}
      heading={
        <DraftName
          draftId={saved.id}
          name={shownName}
          start={name === nameless ? '' : name}
          isRenaming={isRenaming}
          isLocked={isLocked}
          open={rename}
          keep={(kept) => {
            setIsRenaming(false)
            if (kept !== null) setName(kept)
          }}
        />
      }
      note={<Link to="/intake">{text.back}</Link>}
      actions={
        <>
          <SavingNote saving={saving} isBehind={isBehind} takeTheirs={takeTheirs} />
          {saved.rectificationId === null ? (
            <CommitButton
              first={desk.points[0]?.key ?? null}
              left={desk.points.length}
              isEmpty={draft.findings.length === 0}
              run={runInTree}
              onCommit={openCommit}
            />
          ) : (
            <Link to="/rectifications/$id/ledger" params={{ id: saved.rectificationId }}>
              {text.openLedger}
            </Link>
          )}
        </>
      }
    >
      <div className="intake-desk">
        <DraftHead draft={draft} saved={saved} name={name} />
        <ReadOut regulations={draft.regulations} figures={draft.figures} onShow={show} />
        {draft.columns.length > 0 && (
          <Suspense fallback={null}>
            <ColumnsStrip
              draftId={saved.id}
              columns={draft.columns}
              isEdited={desk.past.length > 0 || saving.known.version > 1}
              isLocked={isLocked}
              isHere={desk.point?.startsWith('COLUMNS_') === true}
              settle={saving.settle}
              takeOver={takeOver}
            />
          </Suspense>
        )}
        {!isLocked && <RelativesBar draftId={saved.id} settle={saving.settle} />}
        <PointsPanel source={source} desk={desk} isLocked={isLocked} run={runInTree} />
        {!isLocked && <ModelButton draftId={saved.id} settle={saving.settle} takeOver={takeOver} />}
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
        <ActionBar
          source={source}
          desk={desk}
          isLocked={isLocked}
          run={runInTree}
          find={find}
          openHelp={openHelp}
        />
        {isFinding && (
          <FindBar
            source={source}
            draft={draft}
            onFound={(choice) => runHere({ type: 'choose', choice })}
            onClose={() => {
              setIsFinding(false)
              focusCursor(panes.current)
            }}
          />
        )}
        <div className="intake-panes" ref={panes}>
          {(!isPhone || tab === 'source') && (
            <SourcePane
              source={source}
              passages={draft.passages}
              doubts={saved.doubts}
              choice={desk.choice}
              onChoose={choose}
            />
          )}
          {(!isPhone || tab === 'draft') && (
            <div className="intake-draft">
              <DraftTree draftId={saved.id} source={source} desk={desk} isLocked={isLocked} run={runInTree} />
            </div>
          )}
        </div>
      </div>
      {dialog === 'help' && (
        <Suspense fallback={null}>
          <DeskHelp onClose={() => setDialog(null)} />
        </Suspense>
      )}
      {dialog === 'commit' && (
        <CommitDialog
          draftId={saved.id}
          name={name === nameless ? '' : name}
          source={{ name: shownName, kind: draft.kind, text: source.text }}
          flush={saving.flush}
          onClose={() => setDialog(null)}
        />
      )}
    </Page>
  )
}
