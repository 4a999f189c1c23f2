import { proxy } from '../../../../kling'

export const { GET, POST, HEAD, OPTIONS } = proxy
