import { KlingStudio } from '@kling-kit/ui'
import { useMemo } from 'react'
import type { PageSettings } from '../server/page-settings.ts'
import { AppearanceSwitch } from './appearance-switch.tsx'
import { presetsFor } from './presets.ts'
import { useAppearance } from './use-appearance.ts'

const docs = 'https://github.com/kling-kit/kling-kit#readme'

/** The studio in a quiet frame. */
export function StudioPage({ settings: { isSimulated, samplesUrl } }: { settings: PageSettings }) {
  const [appearance, setAppearance] = useAppearance()
  const presets = useMemo(() => presetsFor(samplesUrl), [samplesUrl])
  const mediaOrigins = useMemo(() => (samplesUrl ? [new URL(samplesUrl).origin] : []), [samplesUrl])
  return (
    <>
      <header className="page-header">
        <h1>kling-kit studio</h1>
        <p>{isSimulated ? 'Simulated: nothing is charged' : 'Real Segmind: every video costs money'}</p>
        <AppearanceSwitch value={appearance} onChange={setAppearance} />
        <a href={docs} rel="noreferrer">
          Documentation
        </a>
      </header>
      <main>
        <KlingStudio endpoint="/api/kling" events mediaOrigins={mediaOrigins} presets={presets} />
      </main>
    </>
  )
}
