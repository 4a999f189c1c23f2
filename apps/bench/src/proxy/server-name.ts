/** What is measured. Each but `upstream`, `direct` and `nginx` is a file of `servers/`. */
export const peerNames = [
  'fal-express',
  'fal-hono',
  'fal-next',
  'hono',
  'http-proxy',
  'http-proxy-default',
  'nginx',
] as const

export type PeerName = (typeof peerNames)[number]
export type ServerName = PeerName | 'kling-kit' | 'kling-kit-events' | 'upstream'
