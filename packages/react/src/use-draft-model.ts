'use client'
import type { ModelId } from '@kling-kit/spec'
import { useEffect, useState } from 'react'
import { useClientFor } from './kling-context.ts'

/**
 * The model that a form shows: what a person picks, and whichever the draft under `draftKey` turns to, as it does when it is
 * read after a reload or changed in another tab. A form of another model would take the next press for a new request.
 */
export function useDraftModel(
  draftKey: string,
  defaultModel?: ModelId,
): [modelId: ModelId, setModelId: (modelId: ModelId) => void] {
  const client = useClientFor('useDraftModel')
  const [modelId, setModelId] = useState((defaultModel ?? client.models[0]?.id) as ModelId)
  // After the form below has made the draft, with the values that it starts from.
  useEffect(() => {
    const draft = client.draft(draftKey)
    let held: string | undefined
    const follow = () => {
      const { modelId: turnedTo } = draft.getSnapshot()
      if (turnedTo === held) return
      held = turnedTo
      if (turnedTo !== undefined && client.model(turnedTo)) setModelId(turnedTo as ModelId)
    }
    follow()
    return draft.subscribe(follow)
  }, [client, draftKey])
  return [modelId, setModelId]
}
