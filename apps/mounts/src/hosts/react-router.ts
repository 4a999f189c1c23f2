import { createServer } from 'node:http'
import { createRequestHandler } from '@react-router/express'
import express from 'express'
import type { ServerBuild } from 'react-router'
import { listenOn } from '../testing/listen-on.ts'
import * as route from '../recipes/routes/api.kling.$.ts'

const id = 'routes/api.kling.$'

/** What `react-router build` makes of an app whose only route is the recipe, as far as the handler looks at it. */
const build = {
  entry: { module: { default: () => new Response('not a document', { status: 500 }) } },
  routes: { [id]: { id, path: 'api/kling/*', module: route } },
  assets: { entry: { module: '', imports: [] }, routes: {}, url: '', version: '' },
  basename: '/',
  future: {},
  isSpaMode: false,
  prerender: [],
  publicPath: '/',
  routeDiscovery: { mode: 'initial' },
  ssr: true,
} as unknown as ServerBuild

/** As `react-router-serve` does it. */
export const listen = () => listenOn(createServer(express().use(createRequestHandler({ build }))))
