import type { LedgerWords } from '@bihuan/core/measures/ledger-cells.ts'
import type { LedgerColumn } from '@bihuan/core/measures/ledger-columns.ts'
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { LedgerLayout } from '../ledger-rows.ts'
import { useMeasuresText } from '../../measures.text.ts'
import { breakPages } from '../print-pages.ts'
import { PrintTable } from './print-table.tsx'

export const papers = ['A4', 'A3'] as const
export type Paper = (typeof papers)[number]

/** Millimetres of what is printed on, across, without the margins of 10 mm. */
const areas = { A4: { width: 277, height: 190 }, A3: { width: 400, height: 277 } } as const satisfies Record<
  Paper,
  object
>
const pixelsPerMillimetre = 96 / 25.4
/** Of the height: what stands above and below the table, and a little that lines may be higher in print. */
const aroundTable = 16

type Props = {
  readonly paper: Paper
  readonly head: { readonly title: string; readonly note: string }
  readonly layout: LedgerLayout
  readonly columns: readonly LedgerColumn[]
  readonly words: LedgerWords
}

/**
 * The ledger broken into sheets by us and not by the browser: only so has each sheet its number in browsers that count no pages,
 * and only so does a finding that goes on say its title again.
 */
export function PrintSheets(props: Props): ReactNode {
  const { paper, head, layout } = props
  const text = useMeasuresText()
  const measured = useRef<HTMLDivElement>(null)
  const [broken, setBroken] = useState<ReturnType<typeof breakPages> | null>(null)
  const { width, height } = areas[paper]
  useLayoutEffect(() => {
    if (measured.current === null) return
    setBroken(breakPages(heightsIn(measured.current, layout, (height - aroundTable) * pixelsPerMillimetre)))
  }, [layout, height])
  if (broken === null) return <Measured {...props} width={width} measured={measured} />
  return (
    <div className="print-sheets">
      <style>{`@page { size: ${paper} landscape; margin: 10mm }`}</style>
      {broken.pages.map(({ from, to, number }) => (
        <section key={from} className="print-sheet" style={{ width: `${width}mm` }}>
          <header>
            <b>{head.title}</b>
            <span>{head.note}</span>
          </header>
          <PrintTable {...props} from={from} to={to} />
          <footer>{text.sheetOf(number, broken.sheets)}</footer>
        </section>
      ))}
    </div>
  )
}

/** Every row as wide as it is printed, once without what is merged and once with nothing else. */
function Measured({
  width,
  measured,
  ...props
}: Props & { width: number; measured: RefObject<HTMLDivElement | null> }): ReactNode {
  const all = { from: 0, to: props.layout.rows.length }
  return (
    <div ref={measured} className="print-sheet print-measured" style={{ width: `${width}mm` }} aria-hidden>
      <PrintTable {...props} {...all} part="rows" />
      <PrintTable {...props} {...all} part="merged" />
    </div>
  )
}

function heightsIn(
  element: HTMLElement,
  { rows, runStart }: LedgerLayout,
  room: number,
): Parameters<typeof breakPages>[0] {
  const [own = [], merged = []] = Array.from(element.querySelectorAll('table'), (table) =>
    Array.from(table.tBodies[0]?.rows ?? [], (row) => row.getBoundingClientRect().height),
  )
  const heading = element.querySelector('thead')?.getBoundingClientRect().height ?? 0
  const keepsNext = rows.map(({ kind }) => kind === 'group')
  return { rows: own, merged, runStart, keepsNext, room: room - heading }
}
