export { nodeFetch } from './node-fetch.ts'
export { toNodeListener } from './to-node-listener.ts'
