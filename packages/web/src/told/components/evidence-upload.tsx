import { CloseOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { explain } from '../../ui/explain.ts'
import { useLanguage } from '../../ui/language.tsx'
import { fileSize } from '../file-size.ts'
import { useToldText } from '../told.text.ts'
import '../told.css'
import { leftBehind, type Upload, type Uploads } from '../uploads.ts'
import { FileKinds } from './file-kinds.tsx'

/** Choosing or dropping files, each with its own progress and, if refused, its own reason. */
export function EvidenceUpload({
  files,
  isDisabled,
  only,
}: {
  files: Uploads
  isDisabled: boolean
  /** Where one file is wanted: how choosing it is called, what is said of how many, and of which kinds it is. */
  only?: { readonly add: string; readonly limits: string; readonly endings?: readonly string[] }
}): ReactNode {
  const text = useToldText()
  const choose = only?.add ?? text.addFiles
  const input = useRef<HTMLInputElement>(null)
  const inputId = useId()
  const [isOver, setIsOver] = useState(false)
  function drop(event: DragEvent): void {
    event.preventDefault()
    setIsOver(false)
    if (!isDisabled) files.add(event.dataTransfer.files)
  }
  return (
    <div
      className={isOver ? 'told-drop is-over' : 'told-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <div className="told-drop-line">
        <span className="told-drop-words">{text.dropHere}</span>
        <Button size="small" disabled={isDisabled} onClick={() => input.current?.click()}>
          {choose}
        </Button>
        <input
          ref={input}
          id={inputId}
          type="file"
          multiple={only === undefined}
          {...(only?.endings !== undefined && {
            accept: only.endings.map((ending) => `.${ending}`).join(','),
          })}
          hidden
          aria-label={choose}
          onChange={(event) => {
            files.add(event.target.files ?? [])
            event.target.value = ''
          }}
        />
      </div>
      <p className="ui-quiet">{only?.limits ?? text.fileLimits}</p>
      {only?.endings === undefined ? (
        <FileKinds />
      ) : (
        <p className="ui-quiet">{text.onlyKinds(only.endings)}</p>
      )}
      {files.uploads.length > 0 && (
        <ul className="told-uploads">
          {files.uploads.map((upload) => (
            <UploadRow key={upload.key} upload={upload} files={files} />
          ))}
        </ul>
      )}
    </div>
  )
}

function UploadRow({ upload, files }: { upload: Upload; files: Uploads }): ReactNode {
  const text = useToldText()
  const { name, size } = upload
  return (
    <li className={leftBehind([upload]).length > 0 ? 'is-refused' : undefined}>
      <div className="told-upload-line">
        <span className="told-piece-name">{name}</span>
        <span className="ui-quiet">{fileSize(size)}</span>
        <span className="told-upload-state" role="status">
          <UploadState upload={upload} />
        </span>
        {(upload.state === 'refused' || (upload.state === 'keptBack' && upload.why === 'tooMany')) && (
          <Button
            size="small"
            type="text"
            icon={<ReloadOutlined />}
            aria-label={text.retryFile(name)}
            onClick={() => files.retry(upload)}
          />
        )}
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label={text.removeFile(name)}
          onClick={() => files.remove(upload.key)}
        />
      </div>
      {upload.state === 'sending' && (
        <Progress percent={Math.round(upload.share * 100)} size="small" showInfo={false} aria-label={name} />
      )}
    </li>
  )
}

function UploadState({ upload }: { upload: Upload }): ReactNode {
  const text = useToldText()
  const language = useLanguage()
  switch (upload.state) {
    case 'sending':
      return text.uploading(Math.round(upload.share * 100))
    case 'stored':
      return `✓ ${text.uploaded}`
    case 'refused':
      return explain(upload.error, language).message
    case 'keptBack':
      return text.keptBack[upload.why]
    case 'lost':
      return text.lost[upload.why]
    default:
      return upload satisfies never
  }
}
