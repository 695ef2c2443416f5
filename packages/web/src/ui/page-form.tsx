import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
import type { OneAtATime } from './one-at-a-time.ts'
import { RefusalMessage } from './refusal-message.tsx'

type Props<Fields> = {
  readonly name: string
  readonly start?: Partial<Fields>
  readonly confirm: string
  readonly sending: Pick<OneAtATime<Fields>, 'send' | 'isSending'>
  /** What is left to say of a refusal below the fields. */
  readonly error: unknown
  readonly children: ReactNode
}

/** The one form of a page that leads in: nothing of it is kept, for it asks for a password. */
export function PageForm<Fields>({ name, start = {}, ...props }: Props<Fields>): ReactNode {
  return (
    <Form<Fields>
      name={name}
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      onFinish={props.sending.send}
    >
      {props.children}
      <div className="ui-messages">
        <RefusalMessage error={props.error} />
      </div>
      <Button type="primary" htmlType="submit" block loading={props.sending.isSending}>
        {props.confirm}
      </Button>
    </Form>
  )
}
