import type { ProductCardView } from '../../services/catalog'
import { openProduct } from '../../services/navigation'

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
