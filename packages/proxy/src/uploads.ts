export { type UploadOptions, uploads } from './uploads/upload-route.ts'
