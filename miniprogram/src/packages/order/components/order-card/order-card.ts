import { openOrder } from '../../../../kit/navigation'
import type { OrderCardView } from '../../views/orders'

Component({
  properties: {
    order: { type: Object, value: {} as OrderCardView },
  },
  methods: {
    onOpen() {
      openOrder((this.data.order as OrderCardView).number)
    },
  },
})
