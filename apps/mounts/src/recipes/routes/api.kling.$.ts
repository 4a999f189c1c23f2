import { proxy } from '../kling.ts'

interface RouteArgs {
  request: Request
}

export const loader = ({ request }: RouteArgs) => proxy(request)
export const action = ({ request }: RouteArgs) => proxy(request)
