import type { Figure } from '../../api/types'
import { styleUrl } from '../drawings/drawing'
import { portraitDrawing } from '../drawings/portrait'

Component({
  properties: {
    name: { type: String, value: '' },
    craft: { type: String, value: '' },
    seed: { type: Number, value: 0 },
    figure: { type: String, value: 'woman' },
  },
  data: { drawing: '' },
  observers: {
    'craft, seed, figure'(craft: string, seed: number, figure: Figure) {
      this.setData({ drawing: `background-image:${styleUrl(portraitDrawing(craft, seed, figure))}` })
    },
  },
})
