// The proxy without the browser condition of the other entries: for simulators in a page, where only their own key works.
export * from './events.ts'
export * from './index.ts'
export * from './media.ts'
export * from './uploads.ts'
