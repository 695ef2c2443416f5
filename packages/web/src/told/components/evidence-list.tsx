import { DownloadOutlined, EyeInvisibleOutlined, EyeOutlined, LockOutlined } from '@ant-design/icons'
import type { EvidenceView } from '@bihuan/core/told/timeline.contract.ts'
import { sealedName } from '@bihuan/core/told/evidence.ts'
import { Button } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../../api.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { fileSize } from '../file-size.ts'
import { useToldText } from '../told.text.ts'
import '../told.css'

const PdfPages = lazyPart(() => import('./pdf-pages.tsx'), 'PdfPages')
const SealDialog = lazyPart(() => import('./seal-dialog.tsx'), 'SealDialog')

/** Pieces of evidence with their download. Images also open in place. */
export function EvidenceList(props: {
  readonly rectificationId: string
  readonly evidence: readonly EvidenceView[]
  /** They were removed when a report was corrected. */
  readonly isRemoved?: boolean
  /** Pictures and pages are shown at once, for whoever answers for what they say; told of each that was shown or opened. */
  readonly onSeen?: ((fileId: string) => void) | undefined
  /** What whoever checks it has to know of a piece. */
  readonly notesOf?: (piece: EvidenceView) => readonly string[]
}): ReactNode {
  return (
    <ul className="told-evidence">
      {props.evidence.map((piece) =>
        piece.name === sealedName ? (
          <Sealed key={piece.fileId} piece={piece} />
        ) : (
          <Piece
            key={piece.fileId}
            rectificationId={props.rectificationId}
            piece={piece}
            isRemoved={props.isRemoved === true}
            onSeen={props.onSeen}
            notes={props.notesOf?.(piece) ?? []}
          />
        ),
      )}
    </ul>
  )
}

// What may be done in a rectification hangs on whose it is, which evidence does not say.
function useCanSeal(rectificationId: string): boolean {
  const { data } = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  return data?.can.includes('askSeal') === true
}

function Sealed({ piece: { sealedOn } }: { piece: EvidenceView }): ReactNode {
  const text = useToldText()
  return (
    <li className="ui-quiet">
      <LockOutlined aria-hidden /> {text.sealedFor(sealedOn ?? '')}
    </li>
  )
}

type PieceProps = {
  readonly rectificationId: string
  readonly piece: EvidenceView
  readonly isRemoved: boolean
  readonly onSeen: ((fileId: string) => void) | undefined
  readonly notes: readonly string[]
}

function Piece({ rectificationId, piece, isRemoved, onSeen, notes }: PieceProps): ReactNode {
  const text = useToldText()
  const canSeal = useCanSeal(rectificationId) && piece.sealedOn === undefined
  const [isSealing, setIsSealing] = useState(false)
  const [isOpen, setIsOpen] = useState(onSeen !== undefined)
  // Only pictures, and pages drawn as such: the page lets no document of somebody else's run inside it.
  const isImage = /^image\/(?:png|jpeg|gif|webp)$/.test(piece.mediaType)
  const isPdf = piece.mediaType === 'application/pdf'
  const seen = (): void => onSeen?.(piece.fileId)
  const address = `/api/files/${piece.fileId}`
  return (
    <li>
      <span className="told-piece">
        <a
          href={address}
          download={piece.name}
          onClick={seen}
          className={`told-piece-name${isRemoved ? ' is-removed' : ''}`}
        >
          <DownloadOutlined aria-hidden /> {piece.name}
        </a>
        <span className="ui-quiet">{fileSize(piece.size)}</span>
        {isRemoved && <span className="ui-quiet">{text.removed}</span>}
        {notes.map((note) => (
          <b key={note}>{note}</b>
        ))}
        {(isImage || isPdf) && (
          <Button
            size="small"
            type="link"
            icon={isOpen ? <EyeInvisibleOutlined /> : <EyeOutlined />}
            onClick={() => setIsOpen(!isOpen)}
            aria-expanded={isOpen}
          >
            {isOpen ? text.closePreview : text.preview}
          </Button>
        )}
        {piece.sealedOn !== undefined && (
          <span className="ui-quiet">
            <LockOutlined aria-hidden /> {text.sealedOn(piece.sealedOn)}
          </span>
        )}
        {canSeal && (
          <Button size="small" type="link" icon={<LockOutlined />} onClick={() => setIsSealing(true)}>
            {text.seal}
          </Button>
        )}
      </span>
      {isOpen && isImage && (
        <img className="told-preview" src={address} alt={text.previewOf(piece.name)} onLoad={seen} />
      )}
      {isOpen && isPdf && (
        <Suspense fallback={null}>
          <PdfPages file={piece} onSeen={seen} />
        </Suspense>
      )}
      {isSealing && (
        <SealDialog rectificationId={rectificationId} file={piece} onClose={() => setIsSealing(false)} />
      )}
    </li>
  )
}
