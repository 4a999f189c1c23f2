import { app } from '../recipes/fastify.ts'

export const listen = async () => Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
