import { workKindsOf } from '@bihuan/core/people/own-work.ts'
import { useSession } from '../session/session.tsx'
import { useWorkbenchText } from './workbench.text.ts'

/** Whose measures the lists speak of, in words: a sentence about what there is not is true only of these. */
export function useWhose(): string {
  const text = useWorkbenchText()
  const { roles } = useSession()
  return text.whoseOf(workKindsOf(roles).map((kind) => text.whose[kind]))
}
