/** An intent id: what a person asked for once. Minted by the client, sent as `Idempotency-Key`. */
export const intentIdPattern = /^[A-Za-z0-9_.:-]{8,128}$/

/** A request id as Segmind gives it. */
export const requestIdPattern = /^[A-Za-z0-9_-]{8,128}$/

/** A request id as a browser sees it: bare, or with the proxy's seal behind a dot. */
export const sealedIdPattern = /^[A-Za-z0-9_-]{8,128}(\.[A-Za-z0-9_-]{22,43})?$/
