import type { GoodsKind } from '../../api/types'
import { styleUrl } from '../drawings/drawing'
import { goodsDrawing } from '../drawings/goods'

/** The server's picture of a product; without one, or when it can't be had, a drawing of its kind. */
Component({
  properties: {
    url: { type: String, value: '' },
    category: { type: String, value: 'tea' as GoodsKind },
    name: { type: String, value: '' },
    seed: { type: Number, value: 0 },
  },
  data: { drawing: '', isMissing: false },
  observers: {
    'url, category, name, seed'(url: string, category: GoodsKind, name: string, seed: number) {
      const drawing = url === '' ? drawingStyle(category, name, seed) : ''
      this.setData({ drawing, isMissing: false })
    },
  },
  methods: {
    onMissing() {
      const { category, name, seed } = this.data
      this.setData({ drawing: drawingStyle(category as GoodsKind, name, seed), isMissing: true })
    },
  },
})

function drawingStyle(category: GoodsKind, name: string, seed: number): string {
  return `background-image:${styleUrl(goodsDrawing(category, name, seed))}`
}
