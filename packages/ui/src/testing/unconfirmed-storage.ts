import { memoryStorage, type Storage } from '@kling-kit/core'

/** A browser's storage in which an earlier page left a submission that nobody could confirm. */
export function unconfirmedStorage(): Storage {
  const storage = memoryStorage()
  const value = {
    state: 'unknown',
    modelId: 'kling-o3-text2video',
    input: { prompt: 'A kite above the dunes' },
  }
  void storage.put('', { kind: 'intent', key: 'd2085e12ca9d33e9ce75bedd238c5684', v: 1, value })
  return storage
}
