export { media } from './media/media-route.ts'
export type { MediaFetch, MediaOptions } from './media/media-rules.ts'
