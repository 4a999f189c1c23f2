// What a studio shows only once there is a job: loaded after the form, not with it.
export { JobHistory } from '../job-history/job-history.tsx'
export { JobResult } from '../job-result/job-result.tsx'
