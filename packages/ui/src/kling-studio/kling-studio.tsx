'use client'
import type { Job } from '@kling-kit/core'
import { type FieldSettings, type JobCallbacks, KlingProvider } from '@kling-kit/react'
import type { AnyModel, Draft, ModelId } from '@kling-kit/spec'
import type { ReactNode } from 'react'
import type { Messages } from '../messages/messages.ts'
import { MessagesProvider } from '../messages/messages-provider.tsx'
import { type Appearance, KlingRoot } from '../theme/kling-root.tsx'
import { StudioLayout } from './studio-layout.tsx'

/** An example that fills the form. */
export type StudioPreset = Draft & { label: string }

/** What an app puts into the studio. */
export interface StudioSlots {
  /** Above the form. */
  header?: ReactNode
  /** On the stage while there is no job. */
  empty?: ReactNode
  /** Below what a finished job made. */
  result?(job: Job): ReactNode
  /** Below everything. */
  footer?: ReactNode
}

export interface KlingStudioProps extends JobCallbacks {
  /** Where the proxy is mounted. Without it, the studio uses the client of the `<KlingProvider>` above. */
  endpoint?: string
  /** Who is signed in. Another owner sees nothing of the former. */
  owner?: string
  /** What is offered: all five models by default. With a client of your own, those of them that it has. */
  models?: readonly AnyModel[]
  /** Origins that the API can reach although they look private: a simulator's. */
  mediaOrigins?: readonly string[]
  /** Listens to one stream about all jobs where the proxy offers `events()`. Default false: it polls. */
  events?: boolean
  defaultModel?: ModelId
  /** Where the form of `defaultModel` starts. */
  defaultInput?: Record<string, unknown>
  /** Hides fields, or sets and locks their values, in every model that has them. */
  fields?: FieldSettings
  presets?: readonly StudioPreset[]
  /** US dollars. A press whose estimate exceeds it is refused before anything is sent. */
  maxCost?: number
  /** US dollars. Above it, a dialog asks first. */
  confirmAbove?: number
  /** Names the draft, so that it can be shared or restored. */
  draftKey?: string
  slots?: StudioSlots
  appearance?: Appearance
  messages?: Partial<Messages>
  onAccepted?(job: Job): void
}

/** The whole screen: models, form, stage and history, from a prompt to a playing video. */
export function KlingStudio(props: KlingStudioProps) {
  const { endpoint, owner, models, mediaOrigins, events, appearance, messages, ...rest } = props
  const studio = (
    <MessagesProvider messages={messages}>
      <KlingRoot data-kling="kling-studio" appearance={appearance}>
        <StudioLayout {...rest} models={models} />
      </KlingRoot>
    </MessagesProvider>
  )
  if (endpoint === undefined) return studio
  return <KlingProvider {...{ endpoint, owner, models, mediaOrigins, events }}>{studio}</KlingProvider>
}
