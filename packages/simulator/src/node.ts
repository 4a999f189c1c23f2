export { fileMediaStore } from './file-media-store.ts'
export { type RunningSimulator, type StartOptions, startSimulator } from './start-simulator.ts'
