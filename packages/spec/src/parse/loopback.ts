/** Whether a host's name, as URL parsers write it, means this very machine. */
export const isLoopbackHost = (hostname: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
