import { z } from 'zod'
import { type Kept, useKept } from './kept-forms.ts'

const fieldsSchema = z.record(z.string(), z.unknown())

/** What a form of antd is given so that what is typed into it is kept. */
export type KeptForm = {
  readonly kept: Kept<'fields'>
  readonly initialValues: Record<string, unknown>
  readonly onValuesChange: (changed: unknown, all: object) => void
}

/** The same as `useKept` for a form that holds its fields itself; `reset` brings it back to what it began with. */
export function useKeptForm(
  form: string,
  item: string,
  options: {
    readonly start: Readonly<Record<string, unknown>>
    readonly reset: (start: Record<string, unknown>) => void
  },
): KeptForm {
  const kept = useKept(form, item, { fields: '' })
  const restored = fieldsIn(kept.values.fields)
  const { start, reset } = options
  return {
    kept: {
      ...kept,
      discard: () => {
        kept.discard()
        reset({ ...start })
      },
    },
    initialValues: { ...start, ...restored },
    onValuesChange: (_changed, all) => kept.change({ fields: JSON.stringify(all) }),
  }
}

function fieldsIn(text: string): Record<string, unknown> {
  try {
    return fieldsSchema.parse(JSON.parse(text))
  } catch {
    // Nothing was typed, or somebody has changed what the browser keeps.
    return {}
  }
}
