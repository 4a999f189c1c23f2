import { type ComponentType, lazy, Suspense, useSyncExternalStore } from 'react'
import { PartNotLoaded } from './part-not-loaded.tsx'

const never = () => () => {}

/** A part whose code is fetched when it is first shown. A page that lost its connection says so and stands. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Part = lazy(() =>
    load().then(
      (component) => ({ default: component }),
      () => ({ default: PartNotLoaded as ComponentType<Props> }),
    ),
  ) as unknown as ComponentType<Props>
  return function LazyPart(props) {
    // A server that renders to a string cannot wait, and what it left out would be an error when the page wakes up.
    const isInPage = useSyncExternalStore(
      never,
      () => true,
      () => false,
    )
    if (!isInPage) return <progress />
    return (
      <Suspense fallback={<progress />}>
        <Part {...props} />
      </Suspense>
    )
  }
}
