import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { orpc } from '../../api.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { outputsWanted, takeWanted } from '../open-outputs.ts'
import { wereUnderWay } from '../outputs-under-way.ts'

const OutputsDrawer = lazyPart(() => import('./outputs-drawer.tsx'), 'OutputsDrawer')

/** Shows files to fetch when somebody wants to see them, and looks after those that are being made, on whatever page. */
export function OutputsHost(): ReactNode {
  const client = useQueryClient()
  const [isOpen, setIsOpen] = useState(false)
  const [isWatched, setIsWatched] = useState(wereUnderWay)
  useEffect(() => {
    const open = (): void => {
      if (!takeWanted()) return
      setIsWatched(true)
      setIsOpen(true)
      // What was ordered a moment ago is not among those that were asked for before.
      void client.invalidateQueries({ queryKey: orpc.outputs.list.key() })
    }
    open()
    window.addEventListener(outputsWanted, open)
    return () => window.removeEventListener(outputsWanted, open)
  }, [client])
  if (!isWatched) return null
  return (
    <Suspense fallback={null}>
      <OutputsDrawer isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </Suspense>
  )
}
