import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulatorApiKey } from '@kling-kit/spec'
import { onPath } from '../../../../scripts/ensure-program.ts'
import { openConnection } from './connection.ts'
import type { RunningServer } from './start-server.ts'

/** The nginx of this machine with one worker and kept-alive connections; undefined when there is none. */
export async function startNginx(upstream: string): Promise<RunningServer | undefined> {
  const program = onPath('nginx') ?? onPath('/usr/sbin/nginx')
  if (!program) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'kling-kit-nginx-'))
  const port = await freePort()
  writeFileSync(join(folder, 'nginx.conf'), configOf(folder, port, new URL(upstream).host))
  const child = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await untilItAnswers(port)
  return {
    name: 'nginx',
    port,
    usage: async () => ({
      cpuMicros: cpuMicrosOf(child.pid),
      rssBytes: 0,
      heapBytes: 0,
      answered: 0,
      hanging: 0,
    }),
    async stop() {
      child.kill()
      await once(child, 'exit')
      rmSync(folder, { recursive: true })
    },
  }
}

// In one process: with a master, the figures would be of its child.
const configOf = (folder: string, port: number, upstream: string) => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
events { worker_connections 2048; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  keepalive_requests 1000000000;
  keepalive_timeout 600s;
  upstream segmind { server ${upstream}; keepalive 256; keepalive_requests 1000000000; }
  server {
    listen 127.0.0.1:${port};
    location /api/kling/ {
      proxy_pass http://segmind/;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header x-api-key ${simulatorApiKey};
    }
  }
}
`

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const probe = Buffer.from('GET /api/kling/v2/requests/probe/status HTTP/1.1\r\nhost: localhost\r\n\r\n')

async function untilItAnswers(port: number): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    const connection = openConnection(port)
    const status = await connection.exchange(probe)
    connection.close()
    if (status === 200) return
    await new Promise((resolve) => void setTimeout(resolve, 10))
  }
  throw new Error('nginx did not answer within ten seconds.')
}

const ticksPerSecond = 100

/** What a process has used, by Linux's own count; 0 where there is none. */
function cpuMicrosOf(pid: number | undefined): number {
  try {
    // Fields 14 and 15, counted behind the name, which may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1e6
  } catch {
    return 0
  }
}
