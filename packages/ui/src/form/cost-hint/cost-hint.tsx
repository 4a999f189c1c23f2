'use client'
import { useEstimate } from '@kling-kit/react'
import type { ModelId } from '@kling-kit/spec'
import { useMessages } from '../../messages/use-messages.ts'
import { KlingRoot } from '../../theme/kling-root.tsx'

export interface CostHintProps {
  modelId: ModelId
  input: Record<string, unknown>
}

/** What one job with this input is likely to cost. Nothing where no price is known. */
export function CostHint({ modelId, input }: CostHintProps) {
  const messages = useMessages()
  const { cost } = useEstimate(modelId, input)
  if (!cost) return null
  return (
    <KlingRoot data-kling="cost-hint">
      <strong>{messages.costAbout(cost)}</strong> <span>{messages.costTerms(cost)}</span>
    </KlingRoot>
  )
}
