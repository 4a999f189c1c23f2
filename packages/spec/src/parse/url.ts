interface ParsedUrl {
  protocol: string
  hostname: string
  origin: string
  username: string
  password: string
  href: string
}

// A global of every runtime that this package meets, but not of its type library, which has no DOM.
declare const URL: new (address: string) => ParsedUrl

export function parseUrl(address: string): ParsedUrl | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}
