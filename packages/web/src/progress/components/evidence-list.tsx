import { DownloadOutlined, EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import type { EvidenceView } from '@bihuan/core/progress/timeline.contract.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { fileSize } from '../file-size.ts'
import { useProgressText } from '../progress.text.ts'
import '../progress.css'

/** Pieces of evidence with their download. Images and PDFs also open in place. */
export function EvidenceList({ evidence }: { evidence: readonly EvidenceView[] }): ReactNode {
  return (
    <ul className="progress-evidence">
      {evidence.map((piece) => (
        <Piece key={piece.fileId} piece={piece} />
      ))}
    </ul>
  )
}

function Piece({ piece }: { piece: EvidenceView }): ReactNode {
  const text = useProgressText()
  const [isOpen, setIsOpen] = useState(false)
  const isImage = /^image\/(?:png|jpeg|gif|webp)$/.test(piece.mediaType)
  const canPreview = isImage || piece.mediaType === 'application/pdf'
  const address = `/api/files/${piece.fileId}`
  return (
    <li>
      <span className="progress-piece">
        <a href={address} download={piece.name} className="progress-piece-name">
          <DownloadOutlined aria-hidden /> {piece.name}
        </a>
        <span className="progress-quiet">{fileSize(piece.size)}</span>
        {canPreview && (
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
      </span>
      {isOpen && isImage && (
        <img className="progress-preview" src={`${address}?inline=1`} alt={text.previewOf(piece.name)} />
      )}
      {isOpen && !isImage && (
        <iframe
          className="progress-preview is-document"
          src={`${address}?inline=1`}
          title={text.previewOf(piece.name)}
        />
      )}
    </li>
  )
}
