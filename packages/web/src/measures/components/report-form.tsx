import { evidenceLimits } from '@bihuan/core/kernel/evidence-kinds.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { Figure, FigureReport } from '@bihuan/core/measures/figure.ts'
import type { FiguresSaid } from '@bihuan/core/measures/figures.schema.ts'
import type { EvidenceView } from '@bihuan/core/told/timeline.contract.ts'
import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { useToldText } from '../../told/told.text.ts'
import { useFormFiles } from '../../told/form-files.ts'
import { idOf } from '../../commands/item-changed.ts'
import { type ItemCommand, useItemCommand } from '../../commands/item-command.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { EvidenceUpload } from '../../told/components/evidence-upload.tsx'
import { FilesNote } from '../../told/components/files-note.tsx'
import { PresentEvidence } from '../../told/components/present-evidence.tsx'
import { useNow } from '../../ui/now.tsx'
import { dayHere } from '../../ui/zone.ts'
import { keptTexts, type TypedFigure, typedFigures, withText } from '../reported-figures.ts'
import { FigureFields } from './figure-fields.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { lackingOf } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'
import { useFiguresText } from '../figures.text.ts'

// What a progress report says and which stored files prove it.
type ReportValues = {
  readonly text: string
  readonly fileIds: string[]
  /** The intended day of the check-in that it answers. */
  readonly checkIn?: PlainDay
  readonly lateReason?: string
  readonly figures?: FiguresSaid
}

/** A report that is corrected: what it says and has, under which its new words are kept, and how sending is called. */
type Corrected = {
  readonly form: string
  readonly text: string
  readonly evidence: readonly EvidenceView[]
  /** What it says in figures, and why. */
  readonly said?: { readonly figures: readonly FigureReport[]; readonly why: string }
  readonly hint: string
  readonly confirm: string
}

/** `checkIn` is the day of the check-in that waits for a report, where there is one, and from when on it can be answered. */
type Props = ItemCommand<ReportValues> & {
  readonly corrected?: Corrected
  readonly checkIn?: { readonly day: PlainDay; readonly from: PlainDay } | null
  /** Whether its day has gone by, so that it says why. */
  readonly isLate?: boolean
  /** What its measure counts. */
  readonly figures?: readonly Figure[]
}

/** Reporting progress with evidence: two fields; or correcting what was reported, with the files that it has already. */
export function ReportForm({
  corrected,
  checkIn = null,
  isLate = false,
  figures: counted = [],
  ...sending
}: Props): ReactNode {
  const text = useToldText()
  const lacking = useLackingText()
  const inWords = useFiguresText()
  const start = {
    report: corrected?.text ?? '',
    files: '',
    removed: '',
    beside: '',
    why: '',
    ...figuresBegun(corrected?.said),
  }
  const kept = useKept(corrected?.form ?? 'measures.report', idOf(sending.item), start)
  const { report, removed, beside, why } = kept.values
  const inFigures = figuresSaid(counted, kept.values, corrected?.said)
  const present = corrected?.evidence ?? []
  const staying = present.filter(({ fileId }) => !removed.includes(fileId)).map(({ fileId }) => fileId)
  const files = useFormFiles(kept, evidenceLimits.filesOfReport - staying.length)
  const { change } = kept
  const discard = (): void => {
    files.clear()
    kept.discard()
  }
  const fileIds = [...staying, ...files.fileIds]
  const today = dayHere(useNow())
  const isOpen = checkIn !== null && today >= checkIn.from
  const answered = isOpen && beside === '' ? { checkIn: checkIn.day } : {}
  const command = useItemCommand(sending)
  const refused = useRefusedFields(command.error, ['text', 'fileIds', 'checkIn', 'lateReason', 'figures'])
  return (
    <CommandForm
      kept={{ ...kept, discard }}
      command={command}
      error={refused.rest}
      onSend={() =>
        command.send(
          { text: report, fileIds, ...answered, ...(isLate && { lateReason: why }), ...inFigures.said },
          kept,
        )
      }
      onCancel={sending.onClose}
      confirm={corrected?.confirm ?? text.sendReport}
      lacks={lackingOf(
        [text.reportText, report],
        ...inFigures.typed.map(({ figure, problem }) => [figure.name, problem === null] as const),
        [inWords.why, inFigures.isExplained],
        [text.lateReason, !isLate || why.trim() !== ''],
        [lacking.files, files.behind === 0],
      )}
      isWaiting={files.isWaiting}
      before={<FilesNote files={files} />}
    >
      <WordsField
        label={text.reportText}
        hint={corrected?.hint ?? text.reportHint}
        value={report}
        onChange={(words) => change({ report: words })}
        refused={refused.of('text')}
        longest={5000}
        takesFocus
      />
      <FigureFields
        figures={inFigures.typed}
        onChange={(figureId, typed) => change({ figures: withText(kept.values.figures, figureId, typed) })}
        why={kept.values.figuresWhy}
        onWhy={(words) => change({ figuresWhy: words })}
        hasWhy={hasWhy(corrected?.said)}
        refused={refused.of('figures')}
      />
      {isLate && (
        <WordsField
          label={text.lateReason}
          hint={text.lateReasonHint}
          value={why}
          onChange={(words) => change({ why: words })}
          refused={refused.of('lateReason')}
          longest={2000}
          isShort
        />
      )}
      {isOpen && (
        <Checkbox
          checked={beside === ''}
          disabled={command.isSending}
          onChange={({ target }) => change({ beside: target.checked ? '' : 'beside' })}
        >
          {text.asCheckIn(checkIn.day)}
        </Checkbox>
      )}
      {checkIn !== null && !isOpen && (
        <p className="ui-quiet">{text.checkInOpens(checkIn.day, checkIn.from)}</p>
      )}
      <FieldRefusal of={refused.of('checkIn')} />
      {present.length > 0 && (
        <PresentEvidence
          evidence={present}
          isRemoved={(fileId) => removed.includes(fileId)}
          onTurn={(fileId) => change({ removed: turned(removed, fileId) })}
          isDisabled={command.isSending}
        />
      )}
      <EvidenceUpload files={files} isDisabled={command.isSending} />
      <FieldRefusal of={refused.of('fileIds')} />
    </CommandForm>
  )
}

type KeptFigures = { readonly figures: string; readonly figuresWhy: string }

function figuresBegun(said: Corrected['said']): KeptFigures {
  const { figures = [], why = '' } = said ?? {}
  return {
    figures: keptTexts(figures.map(({ figureId, value }) => [figureId, String(value)] as const)),
    figuresWhy: why,
  }
}

function hasWhy(said: Corrected['said']): boolean {
  return said !== undefined && said.why !== ''
}

// What is sent of figures: those that have a value, and nothing where none has one.
function figuresSaid(
  counted: readonly Figure[],
  { figures, figuresWhy: why }: KeptFigures,
  former: Corrected['said'],
): {
  readonly typed: readonly TypedFigure[]
  /** Whether it is said why, where that is asked. */
  readonly isExplained: boolean
  readonly said: { readonly figures?: FiguresSaid }
} {
  const typed = typedFigures(counted, figures, former?.figures ?? [])
  const values = typed.flatMap(({ figure, value }) =>
    value === null ? [] : [{ figureId: figure.id, value }],
  )
  const isAsked = typed.some(({ asksWhy }) => asksWhy)
  // A reason that nothing asks for any more is not shown, and so not sent.
  const isWhyShown = isAsked || hasWhy(former)
  return {
    typed,
    isExplained: !isAsked || why.trim() !== '',
    said: values.length === 0 ? {} : { figures: { figures: values, why: isWhyShown ? why : '' } },
  }
}

/** Ids as they are kept, with one more or one less. */
function turned(removed: string, fileId: string): string {
  const ids = removed.split(' ').filter((id) => id !== '')
  return (ids.includes(fileId) ? ids.filter((id) => id !== fileId) : [...ids, fileId]).join(' ')
}
