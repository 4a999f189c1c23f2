const job = '/api/kling/v2/requests/{id}'

/** As written on the wire. `{id}` is a job of the caller's, so that any reading too generous would find one. */
export const oddTargets = [
  `${job}%2fstatus`,
  `${job}%00`,
  `${job}%0d%0ahost:%20evil.example`,
  `${job};/status`,
  `${job}//status`,
  `/api/kling//v2/requests/{id}`,
  `/api/kling/v2//requests/{id}`,
  `//api/kling/v2/requests/{id}`,
  `//evil.example/api/kling/v2/requests/{id}`,
  `/api/kling/v2/requests/..%2f..%2fv1%2fget-user-credits`,
  `/api/kling/v2/requests/%2e%2e%2f%2e%2e/v1/get-user-credits`,
  `/api/kling/../v1/get-user-credits`,
  `/api/kling/v2/requests/../../v1/get-user-credits`,
  `/api/kling/v1/get-user-credits`,
  `/api/kling/v2/requests/%zz`,
  `/api/kling/%76%32/requests/{id}`,
  `/API/KLING/v2/requests/{id}`,
  `/api/kling`,
  `/api/kling/`,
  `/api/klingx/v2/requests/{id}`,
  `http://evil.example/v2/requests/{id}`,
  `http://evil.example/api/kling/v1/get-user-credits`,
  `${job}/${'a'.repeat(4000)}`,
]

/** Addresses that URL parsers make plain ones of: a host may refuse them, or give what the plain one gives. */
export const tidiedTargets = [
  `/api/./kling/v2/requests/{id}/status`,
  `/api/kling/v2/x/../requests/{id}/status`,
  `/api/kling/v2/%2e/requests/{id}/status`,
  `/api/kling\\v2\\requests\\{id}\\status`,
  `http://evil.example/api/kling/v2/requests/{id}/status`,
]
