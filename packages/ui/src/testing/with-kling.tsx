import { KlingClientProvider } from '@kling-kit/react'
import type { Decorator, Preview } from '@storybook/react-vite'
import { createStoryWorld, type StoryWorld, type StoryWorldOptions } from './story-world.ts'

type World = ReturnType<typeof createStoryWorld>

const living = new Map<string, World>()

/** Gives each story a world of its own, as `loaded.world`, and ends it with the story. */
export const bringUpWorld: Preview['beforeEach'] = async (context) => {
  const { id, msw, parameters, loaded } = context
  const options = parameters.kling as StoryWorldOptions | undefined
  living.get(id)?.client.dispose()
  const world = createStoryWorld(id, options)
  living.set(id, world)
  // The addon resets the worker before every story; on a docs page the others still stand there.
  msw.use(...[...living.values()].flatMap(({ handlers }) => handlers))
  await options?.arrange?.(world)
  loaded.world = world
  return () => {
    world.client.dispose()
    if (living.get(id) === world) living.delete(id)
  }
}

/** Stands every story in the world that `bringUpWorld` made for it. */
export const withKling: Decorator = (Story, { loaded }) => (
  <KlingClientProvider client={(loaded.world as StoryWorld).client}>
    <Story />
  </KlingClientProvider>
)
