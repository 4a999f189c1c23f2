import { after } from 'next/server'
import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { authorize } from '../../../../../src/recipes/auth-js'

export const { GET, POST } = createKlingProxy({
  basePath: '/auth-js/kling',
  authorize,
  store: memoryStore(),
  waitUntil: after,
})
