import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { authorize } from '../../../../../src/recipes/clerk'

export const { GET, POST } = createKlingProxy({ basePath: '/clerk/kling', authorize, store: memoryStore() })
