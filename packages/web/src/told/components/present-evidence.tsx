import type { EvidenceView } from '@bihuan/core/told/timeline.contract.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { fileSize } from '../file-size.ts'
import { useToldText } from '../told.text.ts'
import '../told.css'

type Props = {
  readonly evidence: readonly EvidenceView[]
  readonly isRemoved: (fileId: string) => boolean
  /** Removes a file, or takes that back. */
  readonly onTurn: (fileId: string) => void
  readonly isDisabled: boolean
}

/** The files that a report has already, each of which can be removed from it until the form is sent. */
export function PresentEvidence({ evidence, isRemoved, onTurn, isDisabled }: Props): ReactNode {
  const text = useToldText()
  return (
    <ul className="told-uploads" aria-label={text.presentEvidence}>
      {evidence.map(({ fileId, name, size }) => (
        <li key={fileId} className="told-upload-line">
          <span className={`told-piece-name${isRemoved(fileId) ? ' is-removed' : ''}`}>{name}</span>
          <span className="ui-quiet">{fileSize(size)}</span>
          <Button
            size="small"
            disabled={isDisabled}
            aria-label={isRemoved(fileId) ? text.putBackPiece(name) : text.removePiece(name)}
            onClick={() => onTurn(fileId)}
          >
            {isRemoved(fileId) ? text.putBack : text.remove}
          </Button>
        </li>
      ))}
    </ul>
  )
}
