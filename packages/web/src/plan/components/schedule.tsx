import { day } from '@bihuan/core/kernel/day.ts'
import type { CommandId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { conflictNames } from '@bihuan/core/plan/schedule.ts'
import { usualFinalDay } from '@bihuan/core/plan/schedule-stages.ts'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { DayField } from '../../ui/day-field.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { useLanguage } from '../../ui/language.tsx'
import { dayProblem } from '../../ui/typed-day.ts'
import { useUiText } from '../../ui/ui.text.ts'
import { WordsField } from '../../ui/words-field.tsx'
import {
  isLookedAt,
  type Looked,
  movesAsText,
  movesIn,
  type Preview,
  previewOf,
  type Source,
} from '../proposed.ts'
import { useScheduleText } from '../schedule.text.ts'
import { ScheduleAccept } from './schedule-accept.tsx'
import { ScheduleList } from './schedule-list.tsx'
import { ScheduleUndo } from './schedule-undo.tsx'
import '../schedule.css'

type Props = {
  readonly rectificationId: RectificationId
  readonly source: Source & {
    readonly isCut: boolean
    readonly lastAccepted: { readonly scheduleId: CommandId; readonly count: number } | null
  }
}

/** Proposals to look at, to move by hand, to accept and to undo. */
export function Schedule({ rectificationId, source }: Props): ReactNode {
  const text = useScheduleText()
  const marks = useUiText()
  const template = { stages: source.stages, schedule: source.rules }
  const usual = usualFinalDay(template, source.begunOn)
  const start = usual !== null && usual > source.today ? usual : ''
  const kept = useKept('plan.schedule', rectificationId, {
    finalOn: start,
    moves: '',
    reason: '',
    undoReason: '',
  })
  const { finalOn, moves } = kept.values
  const [looked, setLooked] = useState<Looked>('all')
  const known = useMemo(() => movesIn(moves), [moves])
  const preview = useMemo(
    () => (finalOn === '' || dayProblem(finalOn) !== null ? null : previewOf(source, day(finalOn), known)),
    [source, finalOn, known],
  )
  return (
    <div className="schedule">
      <label className="schedule-final">
        <span>{text.finalOn}</span>
        <DayField
          label={text.finalOn}
          value={finalOn === '' ? null : finalOn}
          onChange={(on) => kept.change({ finalOn: on ?? '' })}
        />
      </label>
      {preview === null ? (
        <p>{text.noFinalOn}</p>
      ) : (
        <>
          <Stages preview={preview} />
          {source.isCut && <p role="status">{text.cut}</p>}
          {preview.unknownYears.length > 0 && (
            <p role="status" className="schedule-warning">
              {text.noData(preview.unknownYears.join(marks.comma))}{' '}
              {preview.unknownYears.slice(0, 1).map((year) => (
                <Link key={year} to="/calendar" search={{ year }}>
                  {text.toCalendar}
                </Link>
              ))}
            </p>
          )}
          <p>{text.summary(preview.rows.length, preview.daysLate, preview.peak)}</p>
          <Filters preview={preview} looked={looked} onLook={setLooked} />
          <ScheduleList
            rectificationId={rectificationId}
            rows={preview.rows.filter((row) => isLookedAt(row, looked))}
            all={source.items}
            rules={source.rules}
            onMove={(measureId, on) => {
              const { [measureId]: _, ...others } = known
              kept.change({ moves: movesAsText(on === null ? others : { ...others, [measureId]: on }) })
            }}
          />
        </>
      )}
      {preview !== null && (
        <ScheduleAccept
          rectificationId={rectificationId}
          changed={preview.rows.filter(({ isChanged }) => isChanged)}
          kept={kept}
          words={(refused) => (
            <WordsField
              label={text.reason}
              value={kept.values.reason}
              onChange={(reason) => kept.change({ reason })}
              refused={refused}
              longest={2000}
              isShort
            />
          )}
        />
      )}
      {source.lastAccepted !== null && (
        <ScheduleUndo
          rectificationId={rectificationId}
          lastAccepted={source.lastAccepted}
          kept={kept}
          words={(refused) => (
            <WordsField
              label={text.undoReason}
              value={kept.values.undoReason}
              onChange={(undoReason) => kept.change({ undoReason })}
              refused={refused}
              longest={2000}
              isShort
            />
          )}
        />
      )}
    </div>
  )
}

function Stages({ preview }: { readonly preview: Preview }): ReactNode {
  const text = useScheduleText()
  const language = useLanguage()
  return (
    <ol className="schedule-stages">
      {preview.stages.map(({ code, name, from, to, isShort }) => (
        <li key={code}>
          <strong>{name[language]}</strong> {text.stage(from, to)}
          {isShort && <em className="schedule-conflict">{text.short}</em>}
        </li>
      ))}
    </ol>
  )
}

type FilterProps = {
  readonly preview: Preview
  readonly looked: Looked
  readonly onLook: (looked: Looked) => void
}

function Filters({ preview, looked, onLook }: FilterProps): ReactNode {
  const text = useScheduleText()
  const others = [...conflictNames, 'moved', 'changed'] as const
  const shown = others.map((one) => ({
    one,
    count: preview.rows.filter((row) => isLookedAt(row, one)).length,
  }))
  return (
    <div className="schedule-filters" role="group" aria-label={text.list}>
      <button type="button" aria-pressed={looked === 'all'} onClick={() => onLook('all')}>
        {text.all(preview.rows.length)}
      </button>
      {shown
        .filter(({ one, count }) => count > 0 || one === looked)
        .map(({ one, count }) => (
          <button key={one} type="button" aria-pressed={looked === one} onClick={() => onLook(one)}>
            {text.look[one]} {count}
          </button>
        ))}
    </div>
  )
}
