import { styleUrl } from '../../drawings/drawing'
import { portraitDrawing } from '../../drawings/portrait'

Component({
  properties: {
    name: { type: String, value: '' },
    craft: { type: String, value: '' },
    seed: { type: Number, value: 0 },
  },
  data: { drawing: '' },
  observers: {
    'craft, seed'(craft: string, seed: number) {
      this.setData({ drawing: `background-image:${styleUrl(portraitDrawing(craft, seed))}` })
    },
  },
})
