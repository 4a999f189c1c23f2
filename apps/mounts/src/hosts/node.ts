import { listenOn } from '../testing/listen-on.ts'
import { server } from '../recipes/node.ts'

export const listen = () => listenOn(server)
