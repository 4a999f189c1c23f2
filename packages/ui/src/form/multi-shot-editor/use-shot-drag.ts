import { type PointerEvent, useEffect, useRef, useState } from 'react'

/** Dragging a card of a list by its handle, with mouse, pen or finger. The list is sorted while the pointer moves. */
export function useShotDrag(onMove: (id: string, toIndex: number) => void) {
  const listRef = useRef<HTMLOListElement>(null)
  const latestMove = useRef(onMove)
  const [draggedId, setDraggedId] = useState<string>()

  useEffect(() => {
    latestMove.current = onMove
  })

  useEffect(() => {
    if (draggedId === undefined) return
    const follow = ({ clientY }: { clientY: number }) => {
      const cards = [...(listRef.current?.children ?? [])] as HTMLElement[]
      const others = cards.filter((card) => card.dataset['shot'] !== draggedId)
      const from = cards.findIndex((card) => card.dataset['shot'] === draggedId)
      const to = others.filter((card) => middleOf(card) < clientY).length
      if (to !== from) latestMove.current(draggedId, to)
    }
    const stop = () => setDraggedId(undefined)
    // On the window: a card that moves in the document loses its pointer capture.
    window.addEventListener('pointermove', follow)
    window.addEventListener('pointerup', stop)
    window.addEventListener('pointercancel', stop)
    return () => {
      window.removeEventListener('pointermove', follow)
      window.removeEventListener('pointerup', stop)
      window.removeEventListener('pointercancel', stop)
    }
  }, [draggedId])

  return {
    listRef,
    draggedId,
    startDrag: (id: string) => (event: PointerEvent) => {
      if (event.button !== 0) return
      event.preventDefault()
      setDraggedId(id)
    },
  }
}

function middleOf(card: HTMLElement): number {
  const { top, height } = card.getBoundingClientRect()
  return top + height / 2
}
