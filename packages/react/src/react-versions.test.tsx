import { expect, it } from 'vitest'
import { importWithReact, reactVersions } from './testing/react-versions.ts'
import type * as Scenario from './testing/scenario.tsx'

it.each(reactVersions)(
  'on React $major one press is one request, from the server-rendered page to the video',
  async (version) => {
    const { runScenario } = await importWithReact<typeof Scenario>('scenario.tsx', version)
    const report = await runScenario()
    expect(report.version.split('.')[0]).toBe(version.major)
    expect(report.html).toContain('a boat')
    expect(report).toMatchObject({
      hydrationErrors: [],
      states: ['idle', 'sending', 'queued', 'processing', 'completed'],
      callbacks: ['accepted', 'completed'],
      submissions: 1,
      media: 1,
    })
  },
)
