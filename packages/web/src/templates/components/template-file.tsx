import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'

/** Chooses a file of a template and hands on what stands in it. */
export function TemplateFile(props: {
  readonly label: string
  readonly isBusy?: boolean
  readonly isPlain?: boolean
  readonly onRead: (content: string, name: string) => void
}): ReactNode {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        loading={props.isBusy ?? false}
        type={props.isPlain === true ? 'link' : 'default'}
        onClick={() => chooser.current?.click()}
      >
        {props.label}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        // A form shows every chooser of files, hidden or not.
        style={{ display: 'none' }}
        aria-label={props.label}
        onChange={async (event) => {
          const [file] = event.target.files ?? []
          const { target } = event
          if (file !== undefined) props.onRead(await file.text(), file.name)
          target.value = ''
        }}
      />
    </>
  )
}
