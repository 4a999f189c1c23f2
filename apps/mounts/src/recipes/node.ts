import { createServer } from 'node:http'
import { toNodeListener } from '@kling-kit/proxy/node'
import { proxy } from './kling.ts'

export const server = createServer(toNodeListener(proxy))
