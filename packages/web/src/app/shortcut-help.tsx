import { Modal } from 'antd'
import { Fragment, type ReactNode, useEffect, useState } from 'react'
import { useAppText } from './app.text.ts'

/** The list of keyboard shortcuts, opened by `?`. */
export function ShortcutHelp(): ReactNode {
  const text = useAppText()
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key === '?' && !isTyping(event.target)) setIsOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Modal open={isOpen} onCancel={() => setIsOpen(false)} footer={null} title={text.help} width={420}>
      <dl className="app-shortcuts">
        {text.shortcuts.map(([key, meaning]) => (
          <Fragment key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  )
}

/** Whether a key press belongs to a field and is no shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}
