import { createKlingProxy, developmentOnly, memoryStore } from '@kling-kit/proxy'

export const proxy = createKlingProxy({ authorize: developmentOnly(), store: memoryStore() })
