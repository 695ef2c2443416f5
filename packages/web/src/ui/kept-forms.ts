import { createContext, use, useCallback, useEffect, useState } from 'react'
import { type KeptStore, typedCharacters } from './kept-values.ts'

/** A form that is open, as far as leaving it goes. */
export type OpenForm = {
  isDirty: boolean
  /** Whether what was typed outlives the page. */
  isStored: boolean
  /** Whether its person has said that they leave it. */
  isLeft: boolean
  discard: () => void
}

/** All open forms of the page, and a way to leave them. */
export type KeptForms = {
  readonly store: KeptStore
  readonly open: Set<OpenForm>
  /** Goes on at once when nothing would be left behind, else when the person says so. */
  readonly leave: (forms: readonly OpenForm[], go: () => void) => void
  /** Forgets all that its person has typed and not sent. */
  readonly forgetAll: () => void
}

export const KeptFormsContext = createContext<KeptForms | null>(null)

/** The open forms in which somebody has typed what is not sent. */
export function dirtyForms(open: Iterable<OpenForm>): OpenForm[] {
  return [...open].filter(({ isDirty, isLeft }) => isDirty && !isLeft)
}

/** Lets forms be left without asking. */
export function letGo(forms: Iterable<OpenForm>): void {
  for (const form of forms) form.isLeft = true
}

/** The fields of a form, kept until they are sent. */
export type Kept<Field extends string> = {
  readonly values: Readonly<Record<Field, string>>
  readonly change: (changes: Partial<Record<Field, string>>) => void
  /** Whether the form began with what was typed before. */
  readonly isRestored: boolean
  /** Forgets what was typed: it was sent. */
  readonly done: () => void
  /** Begins anew. */
  readonly discard: () => void
  /** Leaves the form by `go`, after asking when something is typed in it. */
  readonly leave: (go: () => void) => void
  /** Leaves a cell by `go` as Escape does in a spreadsheet: a few characters are undone at once, more is asked about. */
  readonly undo: (go: () => void) => void
  /** Lets the page be left without asking while what was typed is on its way. */
  readonly letGo: () => void
}

/**
 * Up to a date or a name, which are typed again sooner than a question is read. Whoever types more has written something, and
 * Escape is also what people press to close a list of names or to end an input method.
 */
const fewCharacters = 10

/**
 * The fields of a form. What is typed is kept on this browser for its person until it is sent, and is there again when
 * the same form is opened for the same item.
 *
 * @param start what the fields hold before anything is typed
 */
export function useKept<Field extends string>(
  form: string,
  item: string,
  start: Readonly<Record<Field, string>>,
): Kept<Field> {
  const forms = use(KeptFormsContext)
  if (forms === null) throw new Error('a form stands outside of what keeps forms')
  const { store, open, leave } = forms
  const place = `${form} ${item}`
  const [first] = useState(start)
  const [before] = useState(() => store.read(place))
  const [values, setValues] = useState<Readonly<Record<Field, string>>>({ ...first, ...before })
  const [isRestored, setIsRestored] = useState(before !== null)
  const begin = (): void => {
    setValues(first)
    setIsRestored(false)
    store.forget(place)
  }
  const [own] = useState<OpenForm>(() => ({
    isDirty: before !== null,
    isStored: true,
    isLeft: false,
    discard: begin,
  }))
  useEffect(() => {
    open.add(own)
    return () => void open.delete(own)
  }, [open, own])
  useEffect(() => {
    const typed = differing(first, values)
    const isDirty = Object.keys(typed).length > 0
    const isStored = isDirty ? store.write(place, typed) : true
    if (!isDirty) store.forget(place)
    Object.assign(own, { isDirty, isStored, isLeft: false })
  }, [store, place, first, values, own])
  const done = (): void => {
    Object.assign(own, { isDirty: false })
    begin()
  }
  // Always the same, so that effects can call it.
  const change = useCallback(
    (changes: Partial<Record<Field, string>>) => setValues((now) => ({ ...now, ...changes })),
    [],
  )
  return {
    values,
    change,
    isRestored,
    done,
    discard: done,
    leave: (go) => leave([own], go),
    undo: (go) => {
      if (typedCharacters(first, values) > fewCharacters) leave([own], go)
      else {
        done()
        go()
      }
    },
    letGo: () => letGo([own]),
  }
}

function differing(
  first: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => first[name] !== value))
}
