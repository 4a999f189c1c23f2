export { type UploadOptions, uploads } from './upload-route.ts'
