import { cellOf, type Shown, shownFields } from '@bihuan/core/kernel/field.ts'
import { plainCell } from '@bihuan/core/kernel/sheet.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'

type Props<T> = {
  readonly fields: T
  readonly view: Shown<T>
  readonly notSet: string
  /** Fields that are called otherwise here. */
  readonly called?: Readonly<Partial<Record<keyof T, string>>>
}

/** What a record has in its fields, for reading. */
export function FieldFacts<T extends object>({ fields, view, notSet, called }: Props<T>): ReactNode {
  const language = useLanguage()
  return (
    <dl className="measures-facts">
      {shownFields(fields, view).map(({ name, field, shown }) => (
        <div key={name}>
          <dt>{called?.[name] ?? field.heading[language]}</dt>
          <dd>
            {plainCell(cellOf(field, shown, language)) ?? <span className="ledger-unset">{notSet}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
