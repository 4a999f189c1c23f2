import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleWorker } from '../testing/bundle-worker.ts'

const configuration = (bindings: Record<string, string>) => `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "proxy", worker = .proxy),
    (name = "internet", network = (allow = ["private", "local", "public"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "proxy")],
);

const proxy :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-10-01",
  bindings = [${Object.entries(bindings).map(([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`)}],
);
`

/** The recipe for Workers, bundled, and what workerd has to be told about it. */
export function createWorkerdFolder(env: NodeJS.ProcessEnv) {
  const { SEGMIND_API_KEY = '', SEGMIND_BASE_URL = '', REDIS_REST_URL = '', REDIS_REST_TOKEN = '' } = env
  const folder = mkdtempSync(join(tmpdir(), 'kling-workerd-'))
  const config = join(folder, 'workerd.capnp')
  writeFileSync(join(folder, 'worker.js'), bundleWorker({ format: 'esm' }))
  writeFileSync(
    config,
    configuration({ SEGMIND_API_KEY, SEGMIND_BASE_URL, REDIS_REST_URL, REDIS_REST_TOKEN }),
  )
  return { config, remove: () => rmSync(folder, { recursive: true }) }
}
