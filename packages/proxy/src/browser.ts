const sentence =
  '@kling-kit/proxy guards an API key and runs on servers only, but a browser bundle has imported it. Import it in server code; in a page use @kling-kit/core or @kling-kit/react with the address of your proxy.'

/** Not for browsers. */
export function createKlingProxy(): never {
  throw new Error(sentence)
}

// The names must exist, or a bundler complains about them instead of saying this sentence.
export {
  createKlingProxy as developmentOnly,
  createKlingProxy as memoryStore,
  createKlingProxy as systemClock,
}

createKlingProxy()
