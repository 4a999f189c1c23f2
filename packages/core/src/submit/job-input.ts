import type { ModelId, ModelInput } from '@kling-kit/spec'

/** A model's input in which media may also be a File or Blob; it is uploaded before the job is submitted. */
export type JobInput<Id extends ModelId> = {
  [Key in keyof ModelInput<Id>]: WithBlobs<Key, ModelInput<Id>[Key]>
}

type WithBlobs<Key, Value> = Key extends `${string}image_url`
  ? Value | Blob
  : Key extends 'image_urls'
    ? (string | Blob)[]
    : Value
