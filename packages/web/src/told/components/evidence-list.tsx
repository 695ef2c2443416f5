import { DownloadOutlined, EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import type { EvidenceView } from '@bihuan/core/told/timeline.contract.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { fileSize } from '../file-size.ts'
import { useToldText } from '../told.text.ts'
import '../told.css'

/** Pieces of evidence with their download. Images also open in place. */
export function EvidenceList({ evidence }: { evidence: readonly EvidenceView[] }): ReactNode {
  return (
    <ul className="told-evidence">
      {evidence.map((piece) => (
        <Piece key={piece.fileId} piece={piece} />
      ))}
    </ul>
  )
}

function Piece({ piece }: { piece: EvidenceView }): ReactNode {
  const text = useToldText()
  const [isOpen, setIsOpen] = useState(false)
  // Only images: the page lets no document of somebody else's run inside it.
  const isImage = /^image\/(?:png|jpeg|gif|webp)$/.test(piece.mediaType)
  const address = `/api/files/${piece.fileId}`
  return (
    <li>
      <span className="told-piece">
        <a href={address} download={piece.name} className="told-piece-name">
          <DownloadOutlined aria-hidden /> {piece.name}
        </a>
        <span className="ui-quiet">{fileSize(piece.size)}</span>
        {isImage && (
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
      {isOpen && isImage && <img className="told-preview" src={address} alt={text.previewOf(piece.name)} />}
    </li>
  )
}
