import { proxy } from '../recipes/kling.ts'

declare const Bun: {
  serve(options: {
    hostname: string
    port: number
    idleTimeout: number
    fetch(request: Request): Promise<Response>
  }): { port: number }
}

const { port } = Bun.serve({
  hostname: '127.0.0.1',
  port: 0,
  idleTimeout: 60,
  fetch: (request) => proxy(request),
})
console.log(JSON.stringify({ port }))
