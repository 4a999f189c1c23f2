import type { Job } from '@kling-kit/core'
import { safeMediaUrl } from '@kling-kit/spec'

/** The address that a finished job named and that must not be opened; undefined when it named none. Shortened, for show only. */
export function unsafeAddress({ media = [], rawResult }: Job): string | undefined {
  const named = [...media.map(({ url }) => url), rawResult].find(
    (address): address is string => typeof address === 'string' && /^[a-z][a-z\d+.-]*:/i.test(address.trim()),
  )
  return named !== undefined && !safeMediaUrl(named) ? named.slice(0, 200) : undefined
}
