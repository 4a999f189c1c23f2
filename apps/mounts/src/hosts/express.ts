import { createServer } from 'node:http'
import { listenOn } from '../testing/listen-on.ts'
import { app } from '../recipes/express.ts'

export const listen = () => listenOn(createServer(app))
