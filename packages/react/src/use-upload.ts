'use client'
import { KlingError } from '@kling-kit/core'
import { useEffect, useRef, useState } from 'react'
import { useClientFor } from './kling-context.ts'

interface UploadState {
  /** The file's public address, once it is there. */
  url?: string
  isUploading: boolean
  sentBytes?: number
  totalBytes?: number
  error?: KlingError
}

export interface UseUploadResult extends UploadState {
  /** Uploads a picture. Resolves with its address, or with undefined when it failed, was reset or replaced by another. */
  upload: (file: Blob) => Promise<string | undefined>
  /** Stops an upload under way and forgets what was uploaded. */
  reset: () => void
}

const idle: UploadState = { isUploading: false }

/** One upload at a time; a second one takes the place of the first. Stops when the component unmounts. */
export function useUpload(): UseUploadResult {
  const client = useClientFor('useUpload')
  const [state, setState] = useState(idle)
  const current = useRef<AbortController>(undefined)
  useEffect(() => () => current.current?.abort(), [])
  const start = () => {
    current.current?.abort()
    current.current = new AbortController()
    return current.current.signal
  }
  return {
    ...state,
    async upload(file) {
      const signal = start()
      const show = (next: UploadState) => {
        if (!signal.aborted) setState(next)
      }
      show({ isUploading: true, sentBytes: 0, totalBytes: file.size })
      try {
        const onProgress = (sentBytes: number, totalBytes: number) =>
          show({ isUploading: true, sentBytes, totalBytes })
        const url = await client.upload(file, { signal, onProgress })
        show({ isUploading: false, url })
        return signal.aborted ? undefined : url
      } catch (error) {
        show({ isUploading: false, error: asKlingError(error) })
        return undefined
      }
    },
    reset() {
      start()
      setState(idle)
    },
  }
}

function asKlingError(error: unknown): KlingError {
  if (KlingError.is(error)) return error
  return new KlingError({
    code: 'upload-failed',
    message:
      'The file could not be uploaded. Nothing was charged. Try again, or give a public address instead.',
    billed: 'no',
    retriable: true,
    cause: error,
  })
}
