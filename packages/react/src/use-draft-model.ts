'use client'
import type { DraftHandle } from '@kling-kit/core'
import type { AnyModel, ModelId } from '@kling-kit/spec'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useClientFor } from './kling-context.ts'

export interface UseDraftModelOptions {
  /** Where a form starts. Default: the first that is offered. */
  defaultModel?: ModelId
  /** What to choose from: every model of the client by default. */
  models?: readonly AnyModel[]
}

/**
 * The model that a form shows: what a person picks, and whichever the draft under `draftKey` turns to, as it does when it is
 * read after a reload or changed in another tab, also if that comes after a pick. A form of another model would take the next
 * press for a new request.
 */
export function useDraftModel(
  draftKey: string,
  { defaultModel, models }: UseDraftModelOptions = {},
): [modelId: ModelId, setModelId: (modelId: ModelId) => void] {
  const client = useClientFor('useDraftModel')
  const [latest, setLatest] = useState<readonly string[]>([])
  const seen = useRef<{ draft: DraftHandle; modelId?: string }>(undefined)
  const turnTo = useCallback(
    (modelId: string) => setLatest((before) => [modelId, ...before.filter((id) => id !== modelId)]),
    [],
  )
  // After the form below has made the draft, with the values that it starts from.
  useEffect(() => {
    const draft = client.draft(draftKey)
    const follow = () => {
      const { modelId } = draft.getSnapshot()
      // Typed on, answered, or hidden and shown again: a pick stands.
      if (seen.current?.draft === draft && seen.current.modelId === modelId) return
      seen.current = { draft, modelId }
      if (modelId) turnTo(modelId)
    }
    follow()
    return draft.subscribe(follow)
  }, [client, draftKey, turnTo])
  const isOffered = (modelId?: string) =>
    client.model(modelId ?? '') && (models?.some(({ id }) => id === modelId) ?? true)
  const known = [...latest, defaultModel, ...client.models.map(({ id }) => id)]
  return [known.find(isOffered) as ModelId, turnTo]
}
