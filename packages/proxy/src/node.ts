export { nodeFetch } from './node/node-fetch.ts'
export { toNodeListener } from './node/to-node-listener.ts'
