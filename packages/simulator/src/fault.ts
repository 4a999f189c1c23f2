/** A kind of call that the simulator answers. `media` are the files it serves. */
export type Phase = 'submit' | 'status' | 'result' | 'upload' | 'balance' | 'media'

interface FaultBase {
  /** Which calls it may meet. Default: every phase in which the fault makes sense (see `faultPhases`). */
  on?: Phase | readonly Phase[]
  /** Only calls about this job. */
  requestId?: string
  /** Only submissions to this model. */
  modelId?: string
  /** How many calls it meets; 1 by default, `Infinity` for all to come. */
  times?: number
}

/** A refusal that may come although the call was carried out, as from a gateway that lost patience. */
interface Refusal extends FaultBase {
  /** True: the call takes effect (a submission is accepted and may be billed) before this answer. Default false. */
  accepted?: boolean
}

// Of the connection. On the Node server they happen on the real socket.
type ConnectionFault =
  /** No connection at all: nothing can have arrived. In process, the error's cause has code ECONNREFUSED; over a socket, like `drop-before`. */
  | (FaultBase & { type: 'unreachable' })
  /** The connection dies before the call is read: not accepted, not billed, though no client can know. */
  | (FaultBase & { type: 'drop-before' })
  /** The call takes effect, then the connection dies without an answer. */
  | (FaultBase & { type: 'drop-after' })
  /** The headers and half of the body arrive, then the connection is reset. */
  | (FaultBase & { type: 'reset' })
  /** The body stops half-way but the answer ends properly: cut JSON. */
  | (FaultBase & { type: 'truncate' })
  /** No answer until the caller aborts. Takes effect before, unless `accepted` is false. */
  | (FaultBase & { type: 'hang'; accepted?: boolean })
  /** The headers and half of the body arrive, then nothing until the caller aborts. */
  | (FaultBase & { type: 'stall' })
  /** The right answer, `delayMs` late by the clock (30 000 by default). Takes effect before the wait. */
  | (FaultBase & { type: 'slow'; delayMs?: number })

// Refusals, with Segmind's own texts.
type RefusalFault =
  /** Any answer. An object becomes JSON; a string goes as it is, as text/html unless `headers` say otherwise. */
  | (Refusal & { type: 'http'; status: number; body?: unknown; headers?: Readonly<Record<string, string>> })
  | (Refusal & { type: 'bad-request' })
  | (Refusal & { type: 'unauthorized' })
  /** 402, or 406 with the balance and the need in its text (`status: 406`). */
  | (Refusal & { type: 'insufficient-credits'; status?: 402 | 406 })
  /** 406: the team's spend limit. */
  | (Refusal & { type: 'spend-limit' })
  /** 406: the Content-Type is said to be missing. */
  | (Refusal & { type: 'wrong-content-type' })
  /** 406: a value outside its fixed set. */
  | (Refusal & { type: 'invalid-value' })
  /** 403: the model is not for this team. */
  | (Refusal & { type: 'restricted-model' })
  /** 404 'Model information not found'. */
  | (Refusal & { type: 'unknown-model' })
  | (Refusal & { type: 'retired-model' })
  /** 404 'Request … not found', though the job exists: right after the submission, say. */
  | (Refusal & { type: 'not-found' })
  /** 429; the header says the end of the minute, or `resetAfterMs` from now, or `resetAt` as it is (null: no header). */
  | (Refusal & { type: 'rate-limited'; resetAfterMs?: number; resetAt?: string | null })
  | (Refusal & { type: 'server-error' })
  /** 502 with an HTML page. */
  | (Refusal & { type: 'bad-gateway' })
  /** 504 without a body. */
  | (Refusal & { type: 'gateway-timeout' })
  /** 3xx to a foreign host, 302 by default: a client that follows it gives the key away. */
  | (Refusal & { type: 'redirect'; status?: 301 | 302 | 303 | 307 | 308; location?: string })

// Answers of a wrong shape. The call takes effect.
type ShapeFault =
  /** 200 with JSON that this API never sends. */
  | (FaultBase & { type: 'wrong-schema' })
  /** 200 without a body. */
  | (FaultBase & { type: 'empty' })
  /** 200 with plain text. */
  | (FaultBase & { type: 'not-json' })
  /** 200 with the HTML of a login page. */
  | (FaultBase & { type: 'login-page' })
  /** The right answer with `bytes` of padding (8 MiB by default); `compressed` sends it as gzip, for callers over a socket. */
  | (FaultBase & { type: 'huge-body'; bytes?: number; compressed?: boolean })
  /** The right answer with an extra field nested `depth` arrays deep (10 000 by default). */
  | (FaultBase & { type: 'deep-json'; depth?: number })
  /** The right answer with own keys `__proto__` and `constructor` in it. */
  | (FaultBase & { type: 'prototype-keys' })
  /** The right answer under another request's id. */
  | (FaultBase & { type: 'other-id' })
  /** The right answer with `id` in place of the request id; '../../v1/get-user-credits?' by default. */
  | (FaultBase & { type: 'invalid-id'; id?: unknown })
  | (FaultBase & { type: 'missing-id' })
  /** As little as was ever seen: `{"request_id"}`, `{"status"}` or `{"status","output"}`. */
  | (FaultBase & { type: 'minimal' })
  /** A status outside the four; 'THROTTLED' by default. */
  | (FaultBase & { type: 'unknown-status'; status?: string })
  /** QUEUED, whatever the job has reached. */
  | (FaultBase & { type: 'backwards' })
  /** `remaining_credits` at every level, where none is expected. */
  | (FaultBase & { type: 'leak-balance' })
  /** The job fails now and says so under HTTP 200. */
  | (FaultBase & { type: 'failed-under-200'; message?: string })
  /** The job fails now and `error` is an object with a `message`. */
  | (FaultBase & { type: 'error-object'; message?: string })

// Results other than one file.
type ResultFault =
  /** `output` and nothing beside it is `value`: `javascript:…`, an array, an object, base64 … */
  | (FaultBase & { type: 'output'; value: unknown })
  /** COMPLETED, and `output` is null. */
  | (FaultBase & { type: 'no-media' })
  /** The file's bytes instead of JSON. */
  | (FaultBase & { type: 'binary' })

// Fates of a job, decided when it is accepted.
type FateFault =
  /** FAILED with this message, within milliseconds or, `late`, when it would have been done. */
  | (FaultBase & { type: 'fail'; message?: string; late?: boolean })
  /** The record is gone at once: 404 on both polls. */
  | (FaultBase & { type: 'expire' })
  /** Never leaves PROCESSING. */
  | (FaultBase & { type: 'stuck' })
  /** Takes `factor` times as long as drawn, 4 by default. */
  | (FaultBase & { type: 'long'; factor?: number })

// Of the files.
type MediaFault =
  /** 404, as after seven days. */
  | (FaultBase & { type: 'media-gone' })
  /** Range is ignored: always 200 and the whole file. */
  | (FaultBase & { type: 'no-range' })

/** One thing that goes wrong, once unless `times` says otherwise. `none` uses up a turn and changes nothing. */
export type Fault =
  | (FaultBase & { type: 'none' })
  | ConnectionFault
  | RefusalFault
  | ShapeFault
  | ResultFault
  | FateFault
  | MediaFault

export type FaultType = Fault['type']
/** Faults that need nothing but their name: `simulator.next('drop-after')`. */
export type FaultName = Exclude<FaultType, 'http' | 'output'>
