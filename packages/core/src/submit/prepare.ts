import { type AnyModel, encodeInput, type Issue, type ParseResult } from '@kling-kit/spec'
import { InputError } from '../errors/input-error.ts'
import { filesIn, withAddresses } from './media-input.ts'
import { noUpload } from './refusal.ts'
import type { Transport } from '../transport/transport.ts'

type Values = Record<string, unknown>
type UploadOptions = Parameters<NonNullable<Transport['upload']>>[1]

/** What is sent, once media was uploaded and the input was found in order. */
export interface Prepared {
  modelId: string
  body: Values
  /** Absent where an earlier life did not keep it. */
  input?: Values
  metadata?: Values
  /** Ms since the epoch, of what an earlier life of the client sent. */
  submittedAt?: number
}

export interface Preparation {
  parse: (modelId: string, input: Values) => ParseResult<Values>
  /** Checks the input, uploads the files in it, and makes the body. @throws {InputError} */
  prepare: (modelId: string, input: Values, metadata?: Values) => Promise<Prepared>
  upload: (file: Blob, options?: UploadOptions) => Promise<string>
}

interface PreparationOptions {
  model: (modelId: string) => AnyModel | undefined
  upload?: Transport['upload']
  mediaOrigins?: readonly string[]
}

/** Stands in for a file while the rest is checked: nothing is uploaded for an input that is out of order. */
const uploadedLater = 'https://upload.example.com/file'

/** All that comes between what a person filled in and what is sent. */
export function createPreparation({ model, upload, mediaOrigins = [] }: PreparationOptions): Preparation {
  const trusted = new Set(mediaOrigins)
  /** A file is uploaded once, however often it is pressed. */
  const addresses = new WeakMap<Blob, string>()

  const parse: Preparation['parse'] = (modelId, input) => {
    const found = model(modelId)
    const checked = withAddresses(input, (file) => addresses.get(file) ?? uploadedLater)
    if (found) return found.parse(checked, { mediaOrigins: Array.from(trusted) })
    const message = `This client does not offer ${modelId}. Add it to the client's models.`
    return { ok: false, issues: [{ path: [], message }] }
  }
  const insist = (modelId: string, input: Values) => {
    const checked = parse(modelId, input)
    if (checked.ok) return checked.value
    throw inputError(modelId, checked.issues)
  }
  const uploadFile: Preparation['upload'] = async (file, options = {}) => {
    if (!upload) throw noUpload()
    const address = await upload(file, options)
    // It came from our own side, wherever that keeps its files.
    if (URL.canParse(address)) trusted.add(new URL(address).origin)
    return address
  }

  return {
    parse,
    upload: uploadFile,
    async prepare(modelId, input, metadata) {
      insist(modelId, input)
      for (const file of filesIn(input)) {
        if (!addresses.has(file)) addresses.set(file, await uploadFile(file))
      }
      const value = insist(modelId, input)
      return { modelId, body: encodeInput(model(modelId) as AnyModel, value), input: value, metadata }
    },
  }
}

function inputError(modelId: string, issues: readonly Issue[]): InputError {
  return new InputError({
    message: `Change the input for ${modelId}: ${issues[0]?.message} Nothing was sent.`,
    issues,
  })
}
