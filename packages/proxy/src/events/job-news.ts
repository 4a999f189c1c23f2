import { encodeJob, type Told } from '../poll/encode-job.ts'
import { refusalAnswer } from '../handler/answer.ts'
import type { ProxyState } from '../handler/proxy-state.ts'
import type { Refusal } from '../handler/refusal.ts'
import { requestUrl } from '../submit/accepted-answer.ts'
import type { AskedJob } from './asked-job.ts'

/** What came of one look at a job: what Segmind said, or why nothing was heard. */
export type JobNews = { told: Told } | { refusal: Refusal }

/** The data of an event: the answer that a poll would have got, with its HTTP status beside it. */
export function encodeNews(state: ProxyState, { sealedId }: AskedJob, news: JobNews): string {
  const { httpStatus, body } =
    'told' in news
      ? encodeJob(news.told, sealedId, requestUrl(state, sealedId), state.exposeCost === true)
      : refusalAnswer(news.refusal, true)
  return JSON.stringify({ request_id: sealedId, http_status: httpStatus, body })
}

export const statusOf = (news: JobNews) =>
  'told' in news && news.told.type === 'status' ? news.told.status : undefined
