import { createContext, type RefObject, use, useEffect, useId } from 'react'

/** The fields of a form that say themselves that something is wrong with what stands in them. */
export type Wrong = RefObject<Set<string>>

export const WrongFields = createContext<Wrong | null>(null)

/** Keeps the form around a field from being sent while the field says that something is wrong with what stands in it. */
export function useOwnProblem(isWrong: boolean): void {
  const id = useId()
  const wrong = use(WrongFields)
  useEffect(() => {
    const fields = wrong?.current
    if (!isWrong || fields === undefined) return undefined
    fields.add(id)
    return () => void fields.delete(id)
  }, [id, isWrong, wrong])
}
