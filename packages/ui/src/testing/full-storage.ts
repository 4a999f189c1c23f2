import { memoryStorage, type Storage } from '@kling-kit/core'

/** A browser's storage in which there is no room left. */
export function fullStorage(): Storage {
  const refuse = () => Promise.reject(new DOMException('No room.', 'QuotaExceededError'))
  return { ...memoryStorage(), add: refuse, put: refuse }
}
