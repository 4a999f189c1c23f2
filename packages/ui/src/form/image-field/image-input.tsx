import { useUpload } from '@kling-kit/react'
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useMessages } from '../../messages/use-messages.ts'
import { ActionButton } from '../action-button/action-button.tsx'
import type { FieldLinks } from '../field-frame/field-frame.tsx'
import { ImagePreview } from './image-preview.tsx'
import { fileProblem, type ImageProblem } from './image-problem.ts'

export interface ImageInputProps {
  links: Partial<FieldLinks>
  /** Names the picture where there is no label of its own. */
  label: string
  value: string
  onChange(value: string): void
  onBlur?(): void
  /** Takes several files at once, as addresses. Without it the first one becomes the value. */
  onUploaded?(addresses: string[]): void
  /** Sentences about this one of several. */
  issues?: readonly string[]
  isRequired?: boolean
  disabled?: boolean
  children?: ReactNode
}

/** An address, and a picture to see what it leads to. A dropped or chosen file is uploaded and becomes an address. */
export function ImageInput(props: ImageInputProps) {
  const { links, label, value, onChange, onBlur, onUploaded, issues = [], isRequired, disabled } = props
  const messages = useMessages()
  const issuesId = useId()
  const upload = useUpload()
  const chooser = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [problem, setProblem] = useState<ImageProblem>()

  const take = async (files: readonly File[]) => {
    const wanted = files.slice(0, onUploaded ? files.length : 1)
    const found = wanted.map(fileProblem).find(Boolean)
    setProblem(found)
    if (found || disabled) return
    const addresses: string[] = []
    for (const file of wanted) {
      const address = await upload.upload(file)
      if (address) addresses.push(address)
    }
    const [first] = addresses
    if (!first) return
    if (onUploaded) onUploaded(addresses)
    else onChange(first)
  }
  const drop = (event: DragEvent) => {
    const text = event.dataTransfer.getData('text/uri-list') || event.dataTransfer.getData('text/plain')
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer.files.length > 0) void take([...event.dataTransfer.files])
    else if (text && !disabled) onChange(text.split('\n')[0] ?? '')
  }
  const uploadTrouble =
    upload.error?.code === 'no-upload' ? messages.uploadsNotOffered : upload.error?.message
  const trouble = problem ? messages.imageProblems[problem] : uploadTrouble

  return (
    <div
      data-kling="image-input"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <ImagePreview key={value} address={value} label={label} />
      <div data-part="source">
        <input
          {...links}
          {...(issues.length > 0 && { 'aria-invalid': true, 'aria-describedby': issuesId })}
          data-kling="input"
          type="url"
          inputMode="url"
          value={value}
          disabled={disabled}
          aria-label={links['aria-labelledby'] ? undefined : label}
          aria-required={isRequired || undefined}
          placeholder={messages.imageAddressPlaceholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value.trim())}
          onBlur={onBlur}
          onPaste={(event) => {
            if (event.clipboardData.files.length > 0) void take([...event.clipboardData.files])
          }}
        />
        <div data-part="tools">
          <ActionButton variant="quiet" disabled={disabled} onClick={() => chooser.current?.click()}>
            {messages.chooseImage}
          </ActionButton>
          {props.children}
          {value !== '' && (
            <ActionButton
              variant="quiet"
              icon="remove"
              isIconOnly
              aria-label={messages.removeImage(label)}
              onClick={() => onChange('')}
            />
          )}
        </div>
        <input
          ref={chooser}
          hidden
          type="file"
          accept="image/png,image/jpeg"
          multiple={onUploaded !== undefined}
          onChange={({ target }) => {
            void take([...(target.files ?? [])])
            target.value = ''
          }}
        />
        {issues.length > 0 && (
          <p data-part="issues" id={issuesId}>
            {issues.join(' ')}
          </p>
        )}
        <p data-part="said" role="status" data-trouble={trouble ? true : undefined}>
          {upload.isUploading ? (
            <>
              {messages.uploading} <progress value={upload.sentBytes} max={upload.totalBytes} />
            </>
          ) : (
            trouble
          )}
        </p>
      </div>
    </div>
  )
}
