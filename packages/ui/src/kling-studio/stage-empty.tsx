import type { MediaKind } from '@kling-kit/spec'
import { useMessages } from '../messages/use-messages.ts'
import { Screen } from '../screen/screen.tsx'

/** The screen before the first job: a viewfinder. */
export function StageEmpty({ gives, ratio }: { gives: MediaKind; ratio: number | undefined }) {
  const messages = useMessages()
  return (
    <Screen data-state="empty" ratio={ratio}>
      <div>
        <strong>{messages.stageEmpty[gives]}</strong>
        <p>{messages.stageHint}</p>
      </div>
    </Screen>
  )
}
