import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useUiText } from '../../ui/ui.text.ts'
import { useTemplatesText } from '../templates.text.ts'

/** What a template is called in both languages, as fields of a form. */
export function TemplateNameFields(): ReactNode {
  const text = useTemplatesText()
  const marks = useUiText()
  return (['zh', 'en'] as const).map((one) => (
    <Form.Item
      key={one}
      name={one}
      label={marks.more(text.name, one === 'zh' ? text.chinese : text.english)}
      rules={[{ required: true, whitespace: true, message: text.nameMissing }]}
    >
      <Input count={{ max: 60 }} />
    </Form.Item>
  ))
}
