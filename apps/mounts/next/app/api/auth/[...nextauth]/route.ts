import { handlers } from '../../../../../src/recipes/auth'

export const { GET, POST } = handlers
