import express from 'express'
import { toNodeListener } from '@kling-kit/proxy/node'
import { proxy } from './kling.ts'

export const app = express()
app.use('/api/kling', toNodeListener(proxy))
// Everything else of the app, body parsers too, comes after it.
app.use(express.json())
