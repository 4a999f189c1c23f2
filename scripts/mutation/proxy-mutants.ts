import type { Mutant } from './mutant.ts'

const proxy = 'packages/proxy/src'
const all = [`${proxy}/`]

/** Faults of the proxy that would cost somebody money, a result or the key. */
export const proxyMutants: Mutant[] = [
  {
    name: 'follows redirects',
    file: `${proxy}/upstream/upstream.ts`,
    edits: [["body, redirect: 'manual', signal }", "body, redirect: 'follow' as 'manual', signal }"]],
    tests: all,
  },
  {
    name: 'decodes a path before it matches it',
    file: `${proxy}/handler/respond.ts`,
    edits: [['state.findRoute(pathOf(request))', 'state.findRoute(decodeURIComponent(pathOf(request)))']],
    tests: all,
  },
  {
    name: 'lets paths through that two parsers read in two ways',
    file: `${proxy}/handler/route.ts`,
    edits: [
      [
        'export const isPlainPath = (pathname: string) => !ambiguous.test(pathname)',
        'export const isPlainPath = (pathname: string) => pathname.length > 0',
      ],
    ],
    tests: all,
  },
  {
    name: 'forwards the query',
    file: `${proxy}/submit/send-once.ts`,
    edits: [['/v2/${modelId}`', '/v2/${modelId}${new URL(visit.request.url).search}`']],
    tests: all,
  },
  {
    name: 'forwards the headers of the caller',
    file: `${proxy}/upstream/upstream.ts`,
    edits: [
      [
        "{ credentials: { apiKey, redact }, event }: Omit<Visit, 'request'>",
        '{ credentials: { apiKey, redact }, event, request }: Visit',
      ],
      [
        "'user-agent': 'kling-kit-proxy',",
        "'user-agent': 'kling-kit-proxy', ...Object.fromEntries(request?.headers ?? []),",
      ],
    ],
    tests: all,
  },
  {
    name: 'aborts a paid call when its caller hangs up',
    file: `${proxy}/upstream/upstream.ts`,
    edits: [
      [
        "{ credentials: { apiKey, redact }, event }: Omit<Visit, 'request'>",
        '{ credentials: { apiKey, redact }, event, request }: Visit',
      ],
      [
        'const { signal } = abort',
        "const { signal } = abort\n  request?.signal.addEventListener('abort', () => abort.abort())",
      ],
    ],
    tests: all,
  },
  {
    name: 'releases a claim when the outcome is unknown',
    file: `${proxy}/submit/send-once.ts`,
    edits: [
      ["outcome instanceof Refusal && outcome.code !== 'outcome-unknown'", 'outcome instanceof Refusal'],
    ],
    tests: all,
  },
  {
    name: 'keeps a claim when nothing was sent',
    file: `${proxy}/submit/send-once.ts`,
    edits: [['    await releaseInTheEnd()\n    throw outcome', '    throw outcome']],
    tests: all,
  },
  {
    name: 'sends although somebody else has claimed the intent',
    file: `${proxy}/submit/send-once.ts`,
    edits: [
      ['if (!existing || existing.claimId === claimId) continue', 'if (existing || !existing) continue'],
    ],
    tests: all,
  },
  {
    name: 'claims an intent under the present id only',
    file: `${proxy}/submit/send-once.ts`,
    edits: [['of places.toReversed()', 'of [places[0]]']],
    tests: all,
  },
  {
    name: 'sends although the claim failed',
    file: `${proxy}/submit/send-once.ts`,
    edits: [['void releaseInTheEnd()\n    throw error', 'void releaseInTheEnd()']],
    tests: all,
  },
  {
    name: 'forgets the id when the store fails at settle',
    file: `${proxy}/submit/send-once.ts`,
    edits: [
      [
        'await settle().catch(() => {',
        'await settle().catch((error: unknown) => {\n    if (outcome) throw error',
      ],
    ],
    tests: all,
  },
  {
    name: 'takes any failure of the network for certain',
    file: `${proxy}/upstream/upstream.ts`,
    edits: [["billed: isCertain ? 'no' : 'unknown'", "billed: isCertain || code ? 'no' : 'no'"]],
    tests: all,
  },
  {
    name: 'takes the same intent with another body for a copy',
    file: `${proxy}/submit/submit-route.ts`,
    edits: [
      [
        "if (flight && flight.fingerprint !== fingerprint) throw new Refusal('intent-reused')",
        'void fingerprint',
      ],
    ],
    tests: all,
  },
  {
    name: 'replays what another body was answered with',
    file: `${proxy}/submit/intent-record.ts`,
    edits: [["if (record.state !== 'closed' && !places", "if (record.state === 'closed' && !places"]],
    tests: all,
  },
  {
    name: 'submits without an intent',
    file: `${proxy}/submit/submit-route.ts`,
    edits: [["throw new Refusal('intent-required')", 'void 0']],
    tests: all,
  },
  {
    name: 'gives a copy a call of its own',
    file: `${proxy}/submit/submit-route.ts`,
    edits: [
      [
        'const joined = joinFlight(state, order)',
        'joinFlight(state, order)\n  const joined = undefined as Flight | undefined',
      ],
      ['const flight = joined ?? startFlight', 'const flight = startFlight'],
    ],
    tests: all,
  },
  {
    name: 'lets a second claim of the same intent through',
    file: `${proxy}/store/memory-store.ts`,
    edits: [['if (existing) return existing.record', 'void existing']],
    tests: all,
  },
  {
    name: 'lets strangers in',
    file: `${proxy}/caller/caller.ts`,
    edits: [["throw new Refusal('unauthorized')", "return { id: 'anybody' }"]],
    tests: all,
  },
  {
    name: 'lets in whom a failing authorize did not name',
    file: `${proxy}/handler/respond.ts`,
    edits: [
      ["throw new Refusal('unauthorized', { detail: 'authorize failed' })", "return { id: 'anybody' }"],
    ],
    tests: all,
  },
  {
    name: 'lets other sites in',
    file: `${proxy}/handler/origin.ts`,
    edits: [["if (site !== null) throw new Refusal('cross-site')", 'if (site !== null) return']],
    tests: all,
  },
  {
    name: 'opens the seal of another caller',
    file: `${proxy}/caller/seal.ts`,
    edits: [["throw new Refusal('wrong-caller')", 'return requestId']],
    tests: all,
  },
  {
    name: 'repeats the key when an answer echoes it',
    file: `${proxy}/caller/redact.ts`,
    edits: [["text.replace(pattern, '[redacted]')", "text.replace(pattern, '$&')"]],
    tests: all,
  },
  {
    name: 'speaks http to the world',
    file: 'packages/spec/src/parse/media-address.ts',
    edits: [["(url.protocol === 'http:' && isLoopbackHost(url.hostname))", "url.protocol === 'http:'"]],
    tests: all,
  },
  {
    name: 'takes a body of any size',
    file: `${proxy}/handler/request-body.ts`,
    edits: [
      ["if (Number(headers.get('content-length')) > maxBytes) throw new Refusal('payload-too-large')", ''],
      ['readText(body, maxBytes, signal, true)', 'readText(body, Infinity, signal, true)'],
    ],
    tests: all,
  },
  {
    name: 'takes JSON that pollutes prototypes',
    file: `${proxy}/handler/json-body.ts`,
    edits: [["if (poisonous.test(key)) throw new RangeError('key')", '']],
    tests: all,
  },
  {
    name: 'takes JSON of any depth',
    file: `${proxy}/handler/json-body.ts`,
    edits: [["if (depth > maxDepth) throw new RangeError('depth')", '']],
    tests: all,
  },
  {
    name: 'tells the cost unasked',
    file: `${proxy}/poll/encode-job.ts`,
    edits: [['cost: exposeCost ? metrics.costUsd : undefined', 'cost: metrics.costUsd']],
    tests: all,
  },
  {
    name: 'passes on what was said about another request',
    file: `${proxy}/poll/poll-route.ts`,
    edits: [['if ((told.requestId ?? requestId) !== requestId)', 'if (!requestId)']],
    tests: all,
  },
  {
    name: 'says never-sent where others may have sent it',
    file: `${proxy}/submit/intent-route.ts`,
    edits: [['state.store.durable ? certainty : undefined', 'certainty']],
    tests: all,
  },
  {
    name: 'submits over a connection that was used before',
    file: `${proxy}/node/node-fetch.ts`,
    edits: [
      [
        "agent: method === 'GET' ? (isSecure ? httpsPool : httpPool) : false",
        'agent: isSecure ? httpsPool : httpPool',
      ],
    ],
    tests: [`${proxy}/node`],
  },
  {
    name: 'sends a POST again',
    file: `${proxy}/node/node-fetch.ts`,
    edits: [
      [
        "init.method === 'GET' && (error as { isReused?: boolean }).isReused && !init.signal.aborted",
        '!init.signal.aborted',
      ],
    ],
    tests: [`${proxy}/node`],
  },
]
