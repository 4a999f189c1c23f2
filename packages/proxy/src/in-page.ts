// The proxy without the browser condition of the base entry: for simulators in a page, where only their own key works.
export * from './index.ts'
