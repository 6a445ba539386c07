import { getFront } from '../../data/front'
import { asProblem } from '../../lib/problem'
import { closureText } from '../../views/front'

/** When nothing is sent, and what else the shop wants everybody to read. Nothing is shown while there is nothing. */
Component({
  properties: {
    /** Where somebody is about to pay, or waits for a parcel, the rest of the notice is in the way. */
    closureOnly: { type: Boolean, value: false },
  },
  data: { closure: '', notice: '' },
  lifetimes: {
    attached() {
      void this.load()
    },
  },
  methods: {
    async load() {
      try {
        const front = await getFront()
        this.setData({ closure: closureText(front), notice: this.data.closureOnly ? '' : front.notice })
      } catch (thrown) {
        // The page around it says what is wrong; a notice that didn't come is none.
        asProblem(thrown)
      }
    },
  },
})
