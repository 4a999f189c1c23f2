'use client'
import type { Issue } from '@kling-kit/spec'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../messages/use-messages.ts'
import { ActionButton } from '../action-button/action-button.tsx'
import { FieldFrame, type FieldProps } from '../field-frame/field-frame.tsx'
import { ImageInput } from '../image-field/image-input.tsx'

export interface ReferenceImagesProps extends FieldProps {
  /** Public http(s) addresses, in the order that `@Image1`, `@Image2` … count them. */
  value: readonly string[]
  onChange(value: string[]): void
  onBlur?(): void
  max?: number
  /** Sentences about single pictures; paths begin at the list. */
  itemIssues?: readonly Issue[]
}

/** The pictures that a prompt names as @Image1 …, in their order. The row at the end takes the next one. */
export function ReferenceImages({
  value,
  onChange,
  onBlur,
  max = 10,
  itemIssues = [],
  ...frame
}: ReferenceImagesProps) {
  const messages = useMessages()
  const [said, say] = useState('')
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  const rows = value.length < max ? [...value, ''] : value

  const change = (index: number, address: string) => {
    const next = [...latest.current]
    next[index] = address
    onChange(next.filter((each, place) => each !== '' || place !== index))
  }
  const put = (index: number, addresses: string[]) =>
    onChange(latest.current.toSpliced(index, 1, ...addresses).slice(0, max))
  const move = (from: number, to: number) => {
    const address = value[from]
    if (address === undefined) return
    onChange(value.toSpliced(from, 1).toSpliced(to, 0, address))
    say(messages.imageMoved(from + 1, to + 1))
  }

  return (
    <FieldFrame
      {...frame}
      isGroup
      aside={<span data-part="value">{messages.imageCount(value.length, max)}</span>}
    >
      {(links) => (
        <div
          data-kling="reference-images"
          role="group"
          id={links.id}
          aria-labelledby={links['aria-labelledby']}
          aria-describedby={links['aria-describedby']}
          onBlur={onBlur}
        >
          <ol>
            {rows.map((address, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a picture is its place: @Image1 is the first, whatever it shows
              <li key={index} data-empty={address === '' || undefined}>
                <code>{messages.imageToken(index + 1)}</code>
                <ImageInput
                  links={{}}
                  issues={itemIssues.filter(({ path }) => path[0] === index).map(({ message }) => message)}
                  label={messages.imageToken(index + 1)}
                  value={address}
                  onChange={(next) => change(index, next)}
                  onUploaded={(addresses) => put(index, addresses)}
                >
                  {address !== '' && (
                    <>
                      <ActionButton
                        variant="quiet"
                        icon="up"
                        isIconOnly
                        aria-label={messages.moveImageUp(index + 1)}
                        disabled={index === 0}
                        onClick={() => move(index, index - 1)}
                      />
                      <ActionButton
                        variant="quiet"
                        icon="down"
                        isIconOnly
                        aria-label={messages.moveImageDown(index + 1)}
                        disabled={index >= value.length - 1}
                        onClick={() => move(index, index + 1)}
                      />
                    </>
                  )}
                </ImageInput>
              </li>
            ))}
          </ol>
          <p data-part="visually-hidden" role="status">
            {said}
          </p>
        </div>
      )}
    </FieldFrame>
  )
}
