export { media, type MediaFetch, type MediaOptions } from './media/media-route.ts'
