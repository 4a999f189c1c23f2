import { createRouteHandler } from '@fal-ai/server-proxy/nextjs'
import { falOptions } from '../../../../../src/proxy/fal-options.ts'

// At each request, for the bench tells the server where the upstream is when it starts.
export const dynamic = 'force-dynamic'

export const { GET, POST } = createRouteHandler(
  falOptions(process.env['BENCH_UPSTREAM'] ?? 'http://127.0.0.1'),
)
