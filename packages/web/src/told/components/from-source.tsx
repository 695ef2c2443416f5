import { sourcesWords } from '@bihuan/core/told/known-progress.ts'
import type { FromSourceView } from '@bihuan/core/told/timeline.contract.ts'
import type { ReactNode } from 'react'
import { useToldText } from '../told.text.ts'
import '../told.css'

/** What documents say of an item that no field of its record holds, each under its name: nothing that was read is lost. */
export function FromSources({ sources }: { sources: readonly FromSourceView[] }): ReactNode {
  const text = useToldText()
  if (sources.length === 0) return null
  return (
    <section>
      <h3>{text.fromSource}</h3>
      {sources.map((source) => (
        <FromSource key={`${source.notedAt} ${source.document}`} source={source} />
      ))}
    </section>
  )
}

function FromSource({ source }: { source: FromSourceView }): ReactNode {
  const text = useToldText()
  const { document, notes, said, report } = source
  return (
    <div className="told-from-source">
      <p className="ui-quiet">{text.fromSourceOf(document)}</p>
      <dl>
        {report !== null && <Report source={source} report={report} />}
        {said.map(({ field, text: words }, at) => (
          <Line key={`${field} ${at}`} label={text.said[field]} words={words} />
        ))}
        {notes.map(({ heading, text: words }, at) => (
          <Line key={`${heading} ${at}`} label={heading} words={words} />
        ))}
      </dl>
    </div>
  )
}

type Told = NonNullable<FromSourceView['report']>

// Its word for the state stands apart and once; words that stand below under the heading of their column are not told twice.
function Report({ source, report }: { source: FromSourceView; report: Told }): ReactNode {
  const text = useToldText()
  const { state, saidBy, doneRaw, doneOn } = report
  const done = doneRaw ?? doneOn
  const told = sourcesWords({ ...report, toldAt: source.notedAt })
  const { words, state: word } = told ?? { words: null, state: null }
  return (
    <>
      {words !== null && !isBelow(words, source) && <Line label={text.reportOfSource} words={words} />}
      {(state !== null || word !== null) && (
        <>
          <dt>{text.said.state}</dt>
          <dd>
            {word} {state !== null && <b>{text.statesOfSource[state]}</b>}
          </dd>
        </>
      )}
      {done !== null && <Line label={text.said.doneOn} words={done} />}
      {saidBy !== '' && <Line label={text.saidBy} words={saidBy} />}
    </>
  )
}

function isBelow(words: string, { notes }: FromSourceView): boolean {
  const within = notes.filter(
    (note) => note.text.trim() !== '' && `\n${words}\n`.includes(`\n${note.text}\n`),
  )
  return [...new Set(within.map((note) => note.text))].join('\n') === words
}

function Line({ label, words }: { label: string; words: string }): ReactNode {
  return (
    <>
      <dt>{label}</dt>
      <dd>{words}</dd>
    </>
  )
}
