import { asksWhy } from '@bihuan/core/measures/figure-report.ts'
import type { LastFigureReport } from '@bihuan/core/measures/figures.schema.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { dayHere } from '../../ui/zone.ts'
import type { MeasureDetails } from '../measures.api.ts'
import { useFiguresText } from '../figures.text.ts'
import { useMeasuresText } from '../measures.text.ts'
import '../figures.css'

const SetFigures = lazyPart(() => import('./set-figures.tsx'), 'SetFigures')

type FigureView = MeasureView['figures'][number]

/** What a measure counts: how far each figure is, and who said so last; a form for whoever sets them. */
export function MeasureFigures({ details }: { readonly details: MeasureDetails }): ReactNode {
  const text = useFiguresText()
  const { actions } = useMeasuresText()
  const [isSetting, setIsSetting] = useState(false)
  const { measure, figureReports } = details
  const canSet = measure.can.includes('setFigures')
  if (measure.figures.length === 0 && !canSet) return null
  return (
    <section>
      <h3>
        {text.heading}
        {canSet && !isSetting && (
          <Button type="link" size="small" onClick={() => setIsSetting(true)}>
            {actions.setFigures}
          </Button>
        )}
      </h3>
      {isSetting ? (
        <SetFigures measure={measure} onClose={() => setIsSetting(false)} />
      ) : (
        <ul className="measures-figures">
          {measure.figures.map((figure) => (
            <li key={figure.id}>
              <Progress figure={figure} />
              <LastReport
                figure={figure}
                report={figureReports.find(({ figureId }) => figureId === figure.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Progress({ figure }: { readonly figure: FigureView }): ReactNode {
  const text = useFiguresText()
  const { name, value, target, percent, remaining, unit } = figure
  return (
    <>
      <p className="measures-figure-line">
        <span>{name}</span>
        <strong>{value === null ? text.notYet(target, unit) : text.value(value, target, unit)}</strong>
        {value !== null && percent !== null && <strong>{percent}%</strong>}
        {value !== null && remaining !== null && remaining > 0 && (
          <span className="ui-quiet">{text.remaining(remaining, unit)}</span>
        )}
      </p>
      {target !== null && (
        <progress aria-label={name} max={target} value={Math.max(0, Math.min(value ?? 0, target))} />
      )}
    </>
  )
}

type Last = { readonly figure: FigureView; readonly report: LastFigureReport | undefined }

function LastReport({ figure, report }: Last): ReactNode {
  const text = useFiguresText()
  if (report === undefined) return null
  const said = {
    ...report,
    on: dayHere(new Date(report.at)),
    by: report.by.name,
    counting: figure.counting,
    unit: figure.unit,
  }
  return (
    <p className="ui-quiet">
      {text.last(said)}
      {report.why !== '' && asksWhy(figure, report) && (
        <span className="measures-figure-why">{text.because(report.why)}</span>
      )}
    </p>
  )
}
