import { rungWords } from '@bihuan/core/claims/labels.ts'
import type { Rung, RungName } from '@bihuan/core/claims/closure-request.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import '../claims.css'
import { useUiText } from '../../ui/ui.text.ts'
import { useClaimsText } from '../claims.text.ts'

type Props = {
  /** The rungs that the person would lose; with none the form follows at once. */
  readonly rungs: readonly Rung[]
  /** What those are called that no role is. */
  readonly named: Readonly<Record<string, RungName>>
  readonly work: 'report' | 'claim' | 'extension'
  /** Who is there to do it instead. */
  readonly handlers: readonly string[]
  readonly onLeave: () => void
  readonly children: ReactNode
}

/** Before a form: what whoever fills it in can no longer sign, with leaving it to the handler as the first way. */
export function LosingRungs({ rungs, named, work, handlers, onLeave, children }: Props): ReactNode {
  const text = useClaimsText()
  const marks = useUiText()
  const language = useLanguage()
  const [isSure, setIsSure] = useState(false)
  if (rungs.length === 0 || isSure) return children
  const names = rungs.map((rung) => rungWords(rung, named)[language]).join(marks.comma)
  const words = text.losing[work]
  return (
    <div className="claims-losing" role="alert">
      <b>{words.title(names)}</b>
      <p>
        {words.text}
        {handlers.length === 0 && ` ${text.losing.noHandler}`}
      </p>
      <div className="claims-losing-ways">
        <Button type="primary" onClick={onLeave}>
          {words.leave(handlers.join(marks.comma))}
        </Button>
        <Button onClick={() => setIsSure(true)}>{words.goOn}</Button>
      </div>
    </div>
  )
}
