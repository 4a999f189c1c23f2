import { useState } from 'react'
import { useMessages } from '../../messages/use-messages.ts'
import { Icon } from '../icon/icon.tsx'
import { previewAddress, sizeProblem } from './image-problem.ts'

/** The picture at an address, with its size, and a word when it cannot be used or seen. Give it the address as its key. */
export function ImagePreview({ address, label }: { address: string; label: string }) {
  const messages = useMessages()
  const [size, setSize] = useState<{ width: number; height: number }>()
  const [isLost, setLost] = useState(false)
  const source = previewAddress(address)
  const problem = size && sizeProblem(size.width, size.height)
  const trouble = isLost ? messages.imageNotShown : problem && messages.imageProblems[problem]
  return (
    <>
      <div data-part="preview">
        {source && !isLost ? (
          <img
            src={source}
            alt={label}
            referrerPolicy="no-referrer"
            onLoad={({ currentTarget }) =>
              setSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
            onError={() => setLost(true)}
          />
        ) : (
          <Icon name={isLost ? 'alert' : 'picture'} />
        )}
      </div>
      <p data-part="said" data-trouble={trouble ? true : undefined}>
        {trouble || (size && messages.imageSize(size.width, size.height))}
      </p>
    </>
  )
}
