/** The codes that only the client makes. All others are the proxy's (`ErrorCode`) or tell why a job failed (`FailureCode`). */
export type ClientCode =
  | 'offline'
  | 'not-sent'
  | 'no-upload'
  | 'upload-failed'
  | 'timeout'
  | 'expired'
  | 'disposed'
