const sentence =
  '@kling-kit/proxy guards an API key and runs on servers only, but a browser bundle has imported it. Import it in server code; in a page use @kling-kit/core or @kling-kit/react with the address of your proxy.'

/** What every entry for servers is in a browser build. */
function refuse(): never {
  throw new Error(sentence)
}

// The names must exist, or a bundler complains about them instead of saying this sentence.
export {
  refuse as createKlingProxy,
  refuse as createQuota,
  refuse as developmentOnly,
  refuse as events,
  refuse as media,
  refuse as memoryStore,
  refuse as nodeFetch,
  refuse as redisCounter,
  refuse as redisStore,
  refuse as systemClock,
  refuse as toNodeListener,
  refuse as uploads,
}

refuse()
