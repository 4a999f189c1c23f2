import { createKlingClient, proxyTransport } from '@kling-kit/core'
import { models } from '@kling-kit/spec'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { array, boolean, constantFrom, record } from 'fast-check'
import { lazy, StrictMode, Suspense, useEffect } from 'react'
import { KlingClientProvider } from '../kling-client-provider.tsx'
import { useDraft } from '../use-draft.ts'
import { useSubmit } from '../use-submit.ts'
import { createServer } from './create-server.ts'

export { version } from 'react'

const o3 = 'kling-o3-text2video'
const draftKey = 'form'

type Submit = () => void

function Form({ onShown }: { onShown(submit: Submit): void }) {
  const draft = useDraft(o3, { draftKey, defaultInput: { prompt: 'a heron' } })
  const { submit } = useSubmit(o3, { draftKey })
  const once = () => submit({ prompt: 'a heron', ...draft.values })
  useEffect(() => onShown(once))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void draft.submit()
      }}
    >
      <input aria-label="prompt" defaultValue="a heron" />
      <button type="submit">generate</button>
      <button type="button" onClick={once}>
        once more
      </button>
    </form>
  )
}

const button = (name: string) => screen.queryAllByText<HTMLButtonElement>(name).at(-1)
const presses = {
  click: () => button('generate')?.click(),
  clickOther: () => button('once more')?.click(),
  enter() {
    const form = button('generate')?.form
    if (form) fireEvent.submit(form)
  },
  touch() {
    const touched = button('generate')
    if (!touched) return
    fireEvent.touchStart(touched)
    fireEvent.touchEnd(touched)
    touched.click()
  },
}
type Step = keyof typeof presses | 'call' | 'remount' | 'suspend' | 'wake' | 'second'
const step = constantFrom<Step>(
  'click',
  'clickOther',
  'enter',
  'touch',
  'call',
  'remount',
  'suspend',
  'wake',
  'second',
)
/** What somebody does within one task, and whether the page is strict. */
export const bursts = record({ isStrict: boolean(), steps: array(step, { minLength: 1, maxLength: 8 }) })

/** Goes through all steps within one task, and resolves with how often the simulator was sent something. */
export async function burst({ isStrict, steps }: { isStrict: boolean; steps: readonly Step[] }) {
  const { clock, simulator, baseUrl, fetchProxy } = createServer()
  const transport = proxyTransport({ baseUrl, fetch: fetchProxy })
  const client = createKlingClient({ transport, models, clock })
  let call: Submit | undefined
  const onShown = (submit: Submit) => {
    call = submit
  }
  let [key, count] = [0, 1]
  const sleepers: { Sleeper: ReturnType<typeof lazy>; wake: () => void }[] = []
  const fallAsleep = () => {
    let wake = () => {}
    const isAwake = new Promise<void>((resolve) => (wake = resolve))
    sleepers.push({ Sleeper: lazy(() => isAwake.then(() => ({ default: () => null }))), wake })
  }
  const wakeAll = () => sleepers.forEach(({ wake }) => wake())
  const draw = () => {
    const page = (
      <KlingClientProvider client={client}>
        <Suspense fallback="asleep">
          {Array.from({ length: count }, (_, place) => (
            <Form key={`${key} ${place}`} onShown={onShown} />
          ))}
          {sleepers.map(({ Sleeper }, place) => (
            <Sleeper key={`${place}`} />
          ))}
        </Suspense>
      </KlingClientProvider>
    )
    return isStrict ? <StrictMode>{page}</StrictMode> : page
  }
  const page = render(draw())
  for (const one of [...steps, 'call' as const]) {
    act(() => {
      if (one === 'call') call?.()
      else if (one in presses) presses[one as keyof typeof presses]()
    })
    if (one === 'remount') key += 1
    if (one === 'second') count = 2
    if (one === 'suspend') fallAsleep()
    if (one === 'wake') wakeAll()
    page.rerender(draw())
  }
  wakeAll()
  await act(async () => page.rerender(draw()))
  await act(() => clock.advance(300))
  const sent = simulator.submissions.length
  cleanup()
  client.dispose()
  return sent
}
