import { type AttachmentPart, attachmentParts } from '@bihuan/core/documents/attachments.ts'
import {
  type Block,
  type LinePlace,
  type Row,
  type Run,
  textOfRuns,
} from '@bihuan/core/documents/document.ts'
import { titleLines } from '@bihuan/core/documents/title-lines.ts'
import { Fragment, type ReactNode } from 'react'
import { useDocumentsText } from '../documents.text.ts'
import { heldPieces, piecesOf, type TextMark } from '../text-marks.ts'

/** A figure of a document, with the records that it counts. */
export type Figure = Extract<Run, { readonly kind: 'figure' }>

// Levels 3 and 4 look like the text.
const levels = { 1: 'document-level-1', 2: 'document-level-2', 3: undefined, 4: undefined } as const

const places = {
  number: 'document-number',
  note: 'document-note',
  caption: 'document-caption',
  addressee: 'document-addressee',
  mark: 'document-mark',
  copies: undefined,
} as const satisfies Readonly<Record<LinePlace, string | undefined>>

type OnFigure = (figure: Figure) => void

// Only while it is shown: styles of a page stay when another page is opened, which has a head and margins of its own.
const printed = (top: number): string =>
  `@media print { @page { size: A4; margin: ${top}mm 26mm 35mm 28mm } .ui-page > .ui-page-head { display: none } }`

/** Above the text of each page, in millimetres: the margin of GB/T 9704, and what of it the words in it take. */
const [topMargin, headHeight] = [37, 12]

/** A document as its paper, drawn from the model that its files are made from. */
export function DocumentPaper({
  head,
  blocks,
  onFigure,
  marksAt,
  after,
}: {
  /** What each page says above its text. */
  readonly head?: string | undefined
  readonly blocks: readonly Block[]
  readonly onFigure: OnFigure
  /** The numbers in the words of a paragraph that are looked up. */
  readonly marksAt?: (at: number) => readonly TextMark[]
  /** What stands behind a block on the screen, and on no paper. */
  readonly after?: ((at: number) => ReactNode) | undefined
}): ReactNode {
  return (
    <article className={head === undefined ? 'document-paper' : 'document-paper is-headed'}>
      <style>{printed(head === undefined ? topMargin : topMargin - headHeight)}</style>
      {head !== undefined && (
        <p className="document-head">
          <span>{head}</span>
        </p>
      )}
      {blocks.map((block, at) => (
        // A document is drawn as a whole: its parts are told apart by where they stand, as many say the same.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={at}>
          {block.kind === 'paragraph' && marksAt !== undefined ? (
            <p id={`block-${at}`} tabIndex={-1}>
              <Marked runs={block.runs} marks={marksAt(at)} onFigure={onFigure} />
            </p>
          ) : (
            <OneBlock block={block} onFigure={onFigure} />
          )}
          {after?.(at)}
        </Fragment>
      ))}
    </article>
  )
}

/** A paragraph in which the numbers that people wrote are marked by how they stand to the records. */
function Marked({
  runs,
  marks,
  onFigure,
}: {
  readonly runs: readonly Run[]
  readonly marks: readonly TextMark[]
  readonly onFigure: OnFigure
}): ReactNode {
  const text = useDocumentsText()
  return byPlace(heldPieces(piecesOf(runs, marks))).map(([key, { run, mark, before, after }]) => {
    if (mark === null && run.kind !== 'figure') return run.text
    const button =
      mark === null && run.kind === 'figure' ? (
        <button
          type="button"
          className="document-figure"
          aria-label={text.figureOpens(run.text)}
          onClick={() => onFigure(run)}
        >
          {run.text}
        </button>
      ) : (
        <button
          type="button"
          className={`document-figure document-mark is-${mark?.verdict ?? 'unsure'}`}
          aria-label={mark?.label}
          title={mark?.label}
          onClick={mark?.onOpen}
        >
          {run.text}
        </button>
      )
    return (
      <span key={key} className="document-held">
        {before}
        {button}
        {after}
      </span>
    )
  })
}

/** What is attached: names that need a second line stand under themselves. */
function Attachments({ parts }: { readonly parts: readonly AttachmentPart[] }): ReactNode {
  return (
    <div className="document-attachments">
      <span>{parts[0]?.label}</span>
      <div>
        {parts.map(({ number, name }) => (
          <p key={`${number}${name}`}>
            {number !== '' && <span>{number}</span>}
            <span>{name}</span>
          </p>
        ))}
      </div>
    </div>
  )
}

/** A title that breaks where it does on paper. */
function Title({
  runs,
  onFigure,
}: {
  readonly runs: readonly Run[]
  readonly onFigure: OnFigure
}): ReactNode {
  const text = textOfRuns(runs)
  const lines = titleLines(text).split('\n')
  // Between Latin words a title breaks where it can.
  const isPlain = lines.join('') === text && runs.every(({ kind }) => kind !== 'figure')
  if (!isPlain) return <Runs runs={runs} onFigure={onFigure} />
  return lines.map((line, at) => (
    <Fragment key={line}>
      {at > 0 && <wbr />}
      {line}
    </Fragment>
  ))
}

function OneBlock({ block, onFigure }: { readonly block: Block; readonly onFigure: OnFigure }): ReactNode {
  switch (block.kind) {
    case 'title':
      return (
        <h2>
          <Title runs={block.runs} onFigure={onFigure} />
        </h2>
      )
    case 'heading':
      return (
        <h3 className={levels[block.level]}>
          <Runs runs={block.runs} onFigure={onFigure} />
        </h3>
      )
    case 'line':
      return (
        <p className={places[block.place]}>
          <Runs runs={block.runs} onFigure={onFigure} />
        </p>
      )
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.runs} onFigure={onFigure} />
        </p>
      )
    case 'attachments':
      return <Attachments parts={attachmentParts(block.items, block.language)} />
    case 'signature':
      return (
        <div className="document-signature">
          {block.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )
    case 'table':
      return <OneTable block={block} onFigure={onFigure} />
    case 'page':
      return <hr />
    default:
      return block satisfies never
  }
}

function OneTable({
  block: { columns, rows },
  onFigure,
}: {
  readonly block: Extract<Block, { readonly kind: 'table' }>
  readonly onFigure: OnFigure
}): ReactNode {
  return (
    <div className="document-table">
      <table>
        <thead>
          <tr>
            {columns.map(({ heading }) => (
              <th key={heading}>{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byPlace(rows).map(([key, row]) => (
            <tr key={key}>{cellsOf(row, onFigure)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellsOf(row: Row, onFigure: OnFigure): readonly ReactNode[] {
  return byPlace(row).flatMap(([key, cell]) =>
    cell === null
      ? []
      : [
          <td key={key} rowSpan={cell.rows ?? 1}>
            <Runs runs={cell.runs} onFigure={onFigure} />
          </td>,
        ],
  )
}

function Runs({ runs, onFigure }: { readonly runs: readonly Run[]; readonly onFigure: OnFigure }): ReactNode {
  return <Marked runs={runs} marks={unmarked} onFigure={onFigure} />
}

const unmarked: readonly TextMark[] = []

/** The parts of a document, which is drawn as a whole: they are told apart by where they stand, as many say the same. */
function byPlace<Part>(parts: readonly Part[]): readonly (readonly [string, Part])[] {
  return parts.map((part, at) => [`${at}`, part])
}
