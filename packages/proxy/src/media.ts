export { media, type MediaFetch, type MediaOptions } from './media-route.ts'
