import type { ProductCardView } from '../../views/goods'
import { openProduct } from '../navigation'

Component({
  properties: {
    product: { type: Object, value: {} as ProductCardView },
  },
  methods: {
    onOpen() {
      openProduct((this.data.product as ProductCardView).id)
    },
  },
})
