import { openOrder } from '../../services/navigation'
import type { OrderCardView } from '../../services/order-views'

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
