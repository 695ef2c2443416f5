import { Form, type FormInstance } from 'antd'
import { type Kept, useKept } from './kept-forms.ts'

/** What the fields of a form hold before anything is typed. */
export type StartOf<Fields> = Parameters<FormInstance<Fields>['setFieldsValue']>[0]

/** A form of antd of which what is typed is kept. */
export type KeptForm<Fields> = {
  readonly form: FormInstance<Fields>
  readonly kept: Kept<'fields'>
  /** What the form of antd is given for it. */
  readonly keeping: {
    readonly initialValues: Record<string, unknown>
    readonly onValuesChange: (changed: unknown, all: unknown) => void
  }
}

/** The same as `useKept` for a form that holds its fields itself. */
export function useKeptForm<Fields>(name: string, item: string, start: StartOf<Fields>): KeptForm<Fields> {
  const [form] = Form.useForm<Fields>()
  const kept = useKept(name, item, { fields: '' })
  const restored = fieldsIn(kept.values.fields)
  return {
    form,
    kept: {
      ...kept,
      discard: () => {
        kept.discard()
        form.setFieldsValue(start)
      },
    },
    keeping: {
      initialValues: { ...start, ...restored },
      onValuesChange: (_changed, all) => kept.change({ fields: JSON.stringify(all) }),
    },
  }
}

function fieldsIn(text: string): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(text)
    return typeof kept === 'object' ? { ...kept } : {}
  } catch {
    // Nothing was typed, or somebody has changed what the browser keeps.
    return {}
  }
}
