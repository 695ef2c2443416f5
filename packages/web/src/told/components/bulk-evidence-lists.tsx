import type { MeasureId } from '@bihuan/core/kernel/id.ts'
import { measureStatusLabels } from '@bihuan/core/measures/labels.ts'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { explain } from '../../ui/explain.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Unread } from '../archive.ts'
import type { NumberedMeasure, Placing, Unplaced } from '../bulk-evidence.ts'
import type { Sending } from '../bulk-sending.ts'
import { fileSize } from '../file-size.ts'
import { useToldText } from '../told.text.ts'

/** The measures that files were found for, with the files of each and how far they are. */
export function BulkItems(props: {
  items: Placing['items']
  sendings: ReadonlyMap<MeasureId, Sending>
}): ReactNode {
  const text = useToldText()
  const language = useLanguage()
  if (props.items.length === 0) return null
  const files = props.items.reduce((sum, item) => sum + item.files.length, 0)
  return (
    <section>
      <h3>{text.bulkItems(props.items.length, files)}</h3>
      <ul className="told-bulk-items">
        {props.items.map(({ number, measure, files: own }) => (
          <li key={measure.id}>
            <p>
              <b>{number}</b> {measure.text}
            </p>
            <ul>
              {own.map(({ path, file }) => (
                <li key={path}>
                  {path} <span className="ui-quiet">{fileSize(file.size)}</span>
                </li>
              ))}
            </ul>
            <SendingState
              sending={props.sendings.get(measure.id) ?? null}
              otherwise={
                measure.can.includes('report')
                  ? null
                  : text.bulkNotAllowed(measureStatusLabels[measure.status][language])
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function SendingState({
  sending,
  otherwise,
}: {
  sending: Sending | null
  otherwise: string | null
}): ReactNode {
  const text = useToldText()
  const language = useLanguage()
  if (sending === null) return otherwise === null ? null : <p className="told-bulk-refused">{otherwise}</p>
  switch (sending.state) {
    case 'sending':
      return <p role="status">{text.bulkSending(sending.sent, sending.of)}</p>
    case 'done':
      return <p role="status">✓ {text.bulkDone}</p>
    case 'refused':
      return <p className="told-bulk-refused">{explain(sending.error, language).message}</p>
    default:
      return sending satisfies never
  }
}

/** Files whose names tell no measure: somebody says which, or they are left out. */
export function UnplacedFiles(props: {
  files: readonly Unplaced[]
  measures: readonly NumberedMeasure[]
  onPlace: (path: string, measureId: MeasureId) => void
}): ReactNode {
  const text = useToldText()
  if (props.files.length === 0) return null
  const options = props.measures.map(({ number, measure }) => ({
    value: measure.id,
    label: `${number} ${measure.text}`,
  }))
  return (
    <section>
      <h3>{text.bulkUnplaced(props.files.length)}</h3>
      <ul className="told-bulk-unplaced">
        {props.files.map(({ path, choices }) => (
          <li key={path}>
            <span>
              {path}
              {choices.length > 0 && <span className="ui-quiet"> {text.bulkUnclear}</span>}
            </span>
            <Select<MeasureId>
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={text.bulkChoose}
              aria-label={`${text.bulkChoose} ${path}`}
              options={
                choices.length === 0 ? options : options.filter(({ value }) => choices.includes(value))
              }
              onChange={(measureId) => props.onPlace(path, measureId)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Files that cannot be sent, with the reason. */
export function UnreadFiles({ files }: { files: readonly Unread[] }): ReactNode {
  const text = useToldText()
  if (files.length === 0) return null
  return (
    <section>
      <h3>{text.bulkUnread(files.length)}</h3>
      <ul className="told-bulk-unread">
        {files.map(({ path, why }) => (
          <li key={path}>
            {path} <span className="told-bulk-refused">{text.bulkUnreadWhy[why]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
